"""Pages of a pack for the readers of its review, and its published editions for everybody."""
