"""Chronologies of agencies, brought in as sheets and merged into one timeline of a review."""
