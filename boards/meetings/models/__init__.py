"""Agendas with their papers, and minutes."""

from boards.meetings.models.agenda import (
    AgendaItem,
    Audience,
    Issue,
    Origin,
    Paper,
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

__all__ = [
    "OPEN",
    "Addendum",
    "AgendaItem",
    "Agreed",
    "Audience",
    "Issue",
    "LineKind",
    "MinuteLine",
    "Minutes",
    "Origin",
    "Paper",
    "Purpose",
    "Reader",
    "Stage",
    "Withheld",
]
