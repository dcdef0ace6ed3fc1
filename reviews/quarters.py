"""Quarters and financial years, by their first days: 1 April begins a year and a quarter."""

from datetime import date, timedelta

from partnership.clock.calendar import months_after, months_before
from partnership.ui.words import MONTHS

FIRST_MONTH = 4
QUARTER, YEAR = 3, 12  # months
ONE_DAY = timedelta(days=1)


def quarter_of(day: date) -> date:
    """The first day of the quarter of this day."""
    return date(day.year, day.month - (day.month - 1) % QUARTER, 1)


def year_of(day: date) -> date:
    """The first day of the financial year of this day."""
    return date(day.year if day.month >= FIRST_MONTH else day.year - 1, FIRST_MONTH, 1)


def last_day(start: date, months: int) -> date:
    """The last day of so many months from this first day."""
    return months_after(start, months) - ONE_DAY


def quarter_words(start: date) -> str:
    """For example "April to June 2026"."""
    last = last_day(start, QUARTER)
    return f"{MONTHS[start.month - 1]} to {MONTHS[last.month - 1]} {start.year}"


def year_words(start: date) -> str:
    """For example "2026-27"."""
    return f"{start.year}-{(start.year + 1) % 100:02}"


def quarters_until(day: date, number: int) -> list[date]:
    """The first days of so many quarters, the newest, which holds this day, first."""
    newest = quarter_of(day)
    return [months_before(newest, n * QUARTER) for n in range(number)]


def years_until(day: date, number: int) -> list[date]:
    """The first days of so many financial years, oldest first; the last holds this day."""
    newest = year_of(day)
    return [months_before(newest, n * YEAR) for n in reversed(range(number))]
