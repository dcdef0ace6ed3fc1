"""Acts on referrals."""
