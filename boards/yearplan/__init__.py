"""The year of meetings: planned on one screen, counted as planned and held."""
