"""The business plan of a board: priorities, objectives, actions, and how far they are."""
