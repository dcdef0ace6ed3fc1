"""Days for a group's year: the same weekday of the month, moved on where nobody works."""

from calendar import monthrange
from datetime import date, timedelta

from boards.days import why_closed
from partnership.clock.calendar import SATURDAY, months_after
from partnership.ui.words import plain_day

A_WEEK = timedelta(days=7)
MOST = 12


def propose_days(first: date, *, every: int, times: int) -> list[date]:
    """Days that repeat the first one's place in its month, such as the second Tuesday.

    in: `every` so many months, so many `times`, at most 12. A day on which nobody works is moved on
    by a week, the first one too. A fifth weekday becomes the last of its month.
    """
    return [_moved_on(day) for day in _repeated(first, every, times)]


def moved_from(first: date, *, every: int, times: int) -> list[str]:
    """For each of the same days the words that say from when it was moved on and why, or none."""
    return [
        f"Moved on from {plain_day(day)}, {why_closed(day)}" if _moved_on(day) != day else ""
        for day in _repeated(first, every, times)
    ]


def _repeated(first: date, every: int, times: int) -> list[date]:
    nth = (first.day - 1) // 7
    months = (months_after(first.replace(day=1), every * n) for n in range(min(times, MOST)))
    return [_nth_weekday(month, nth, first.weekday()) for month in months]


def _nth_weekday(month: date, nth: int, weekday: int) -> date:
    day = 1 + (weekday - month.weekday()) % 7 + 7 * nth
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=day if day <= last else day - 7)


def _moved_on(day: date) -> date:
    while why_closed(day) and day.weekday() < SATURDAY:  # a weekend was chosen
        day += A_WEEK
    return day
