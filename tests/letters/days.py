"""Days of an incident, and what is written and sent on them."""

from datetime import UTC, date, datetime
from typing import Any

from partnership.outbox.jobs import digest, sweep
from partnership.outbox.services import Draft, deliver

AWARE = date(2026, 3, 2)  # the notice is due on 9 March: its first reminder goes this day
LAST = date(2026, 3, 6)  # one working day before


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def news(to: Any, subject: Any, key: str = "news", **more: Any) -> Draft:
    return Draft(f"{key}:{to.pk}:{subject.pk}", to, subject, f"News of {subject}", "News.", **more)


def a_day(day: date) -> None:
    """What the portal does by itself on a day."""
    sweep(day.isoformat(), noon(day))
    digest(day.isoformat(), noon(day))
    deliver(now=noon(day))
