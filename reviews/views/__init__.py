"""The doors of the reviews room."""
