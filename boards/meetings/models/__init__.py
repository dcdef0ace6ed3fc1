"""Agendas with their papers, and minutes."""

from boards.meetings.models.agenda import (
    AgendaItem,
    Audience,
    Issue,
    Origin,
    Purpose,
    Reader,
    Withheld,
)
from boards.meetings.models.minutes import (
    OPEN,
    Addendum,
    Agreed,
    LineKind,
    MinuteLine,
    Minutes,
    Stage,
)
from boards.meetings.models.papers import BoundPack, PackPages, Paper, Version

__all__ = [
    "OPEN",
    "Addendum",
    "AgendaItem",
    "Agreed",
    "Audience",
    "BoundPack",
    "Issue",
    "LineKind",
    "MinuteLine",
    "Minutes",
    "Origin",
    "PackPages",
    "Paper",
    "Purpose",
    "Reader",
    "Stage",
    "Version",
    "Withheld",
]
