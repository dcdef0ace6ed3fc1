"""Interests: what people declare, for good and for one meeting, and what was decided on it."""
