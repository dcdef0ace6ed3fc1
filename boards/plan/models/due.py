"""By when something is due, as exactly as the plan says it: a day, a month, a quarter or a year.

The day kept is the first of the time meant; it is over after the last. Plans of boards speak of
months far more often than of days, and of meetings more often still: those have words and no day.
"""

from calendar import monthrange
from datetime import date

from django.db import models

from partnership.ui.words import MONTHS, plain_day


class DueKnown(models.TextChoices):
    """How exactly the time is known."""

    DAY = "day", "To the day"
    MONTH = "month", "To the month"
    QUARTER = "quarter", "To the quarter"
    YEAR = "year", "To the year"


def first_of(day: date, known: str) -> date:
    """The first day of the time meant, whatever day of it was typed."""
    if known == DueKnown.YEAR:
        return day.replace(month=1, day=1)
    if known == DueKnown.QUARTER:
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day.replace(day=1) if known == DueKnown.MONTH else day


def last_of(day: date, known: str) -> date:
    """The last day of it: only after that is anything late."""
    if known == DueKnown.YEAR:
        return day.replace(month=12, day=31)
    if known == DueKnown.DAY:
        return day
    month = first_of(day, known).month + 2 if known == DueKnown.QUARTER else day.month
    return day.replace(month=month, day=monthrange(day.year, month)[1])


def in_words(day: date, known: str) -> str:
    """30 April 2015; April 2015; April to June 2015; 2015."""
    if known == DueKnown.YEAR:
        return str(day.year)
    if known == DueKnown.QUARTER:
        first = first_of(day, known).month
        return f"{MONTHS[first - 1]} to {MONTHS[first + 1]} {day.year}"
    if known == DueKnown.MONTH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return plain_day(day)
