"""What pages and lists of plans are asked for, read from an address."""

from collections.abc import Mapping
from datetime import date, timedelta

from boards.plan.models import Plan
from boards.plan.reading import Asked
from partnership.ui.words import asked

NAMES = ("owner", "state", "due")


def asked_of(said: Mapping[str, str]) -> Asked:
    """Which actions of a plan are asked for."""
    return Asked(**{name: asked(said.get(name, "")) for name in NAMES})


def days_of(plan: Plan, today: date) -> tuple[date, date]:
    """The days that are compared unless others are asked for: before the plan began, and its last
    day or today, whichever comes first."""
    last = min(plan.ends_on or today, today)
    return min(plan.starts_on, last) - timedelta(days=1), last
