"""Days in files, no surer than they are known."""

from datetime import date

from partnership.exports.lists import Cell
from partnership.records.dated import KnownTo
from partnership.ui.words import known_day


def known(day: date, known_to: str) -> Cell:
    """The day; only the month, in words, where no more is known."""
    return known_day(day, known_to) if known_to == KnownTo.MONTH else day
