"""Pages of professional differences."""
