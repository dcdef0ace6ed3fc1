"""Referrals: a case is told to the partnership, and what becomes of that."""
