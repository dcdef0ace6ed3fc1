"""Boards and groups, who sits on them, their meetings and decisions."""
