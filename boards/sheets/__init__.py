"""The sheets that boards take: agencies, people with their offices."""

from boards.sheets import agencies, members

__all__ = ["agencies", "members"]
