"""The agencies that safeguard here, their kinds and their successors."""
