"""Days in words, the same everywhere and whatever the locale; and what was typed, in one line."""

from datetime import date, datetime

from django.utils import timezone

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

LONGEST_QUESTION = 200


def as_day(value: date | datetime) -> date:
    """The day here, in local time when a moment is given."""
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value


def plain_day(value: date | datetime) -> str:
    """2 December 2026."""
    day = as_day(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def known_day(value: date, known_to: str) -> str:
    """2 December 2026; or December 2026 where only the month is known ("month")."""
    words = plain_day(value)
    return words if known_to != "month" else words.split(" ", 1)[1]


def day_words(value: date | datetime) -> str:
    """Wednesday 2 December 2026."""
    day = as_day(value)
    return f"{WEEKDAYS[day.weekday()]} {plain_day(day)}"


def asked(typed: str) -> str:
    """What was typed into a search box: one line, no invisible signs, cut to a length."""
    plain = "".join(sign if sign.isprintable() else " " for sign in typed[: LONGEST_QUESTION * 4])
    return " ".join(plain.split())[:LONGEST_QUESTION].strip()
