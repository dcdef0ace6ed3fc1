"""Pages and acts: each a door of a few lines."""
