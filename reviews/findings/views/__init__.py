"""Pages of what reviews teach."""
