"""Pages of governed documents."""
