"""Noon of a day."""

from datetime import UTC, date, datetime


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
