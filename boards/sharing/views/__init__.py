"""Pages of what is shared."""
