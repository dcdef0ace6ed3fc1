"""Pages of interests."""
