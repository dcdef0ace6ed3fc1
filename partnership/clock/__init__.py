"""Statutory time. Knows rules and dates, no app."""
