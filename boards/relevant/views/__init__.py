"""Pages of the published lists and of their yearly review."""
