"""Pages about the end of task and finish groups."""
