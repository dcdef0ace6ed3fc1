"""The line of downloads under a list."""
