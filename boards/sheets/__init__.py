"""The sheets that boards take: agencies, people with their offices, actions."""

from boards.sheets import actions, agencies, members

__all__ = ["actions", "agencies", "members"]
