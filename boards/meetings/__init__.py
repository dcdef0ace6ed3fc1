"""Meetings, from agenda to papers: what a board is to do on a day, and who may read it."""
