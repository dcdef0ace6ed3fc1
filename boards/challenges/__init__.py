"""The log of challenges: what was asked of whom, what they answered, and what changed by it."""
