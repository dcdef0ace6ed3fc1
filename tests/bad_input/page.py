"""A page with a form: who sends it, where, and what is good there."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from partnership.people.models import User
from tests.factories import World


def three(name: str, day: date) -> dict[str, str]:
    """The day in its three boxes."""
    return {
        f"{name}_day": str(day.day),
        f"{name}_month": str(day.month),
        f"{name}_year": f"{day:%Y}",
    }


@dataclass
class Page:
    """One form of the portal: who may send it, where to, and what it would take."""

    who: User
    path: str
    good: dict[str, Any]
    out_of_order: dict[str, date] = field(default_factory=dict)  # days the facts forbid
    owes_nothing: bool = False  # it may be sent empty: what is missing is said later


class Sent:
    """Pages in a world of their own; the days count back from today."""

    def __init__(self, world: World, request: pytest.FixtureRequest) -> None:
        self.world = world
        self.incident, self.review, self.sign, self.plans, self.sends = (
            request.getfixturevalue(name)
            for name in ("incident", "review", "signed_off", "plan", "send")
        )
        self.today = timezone.localdate()
        self.aware = self.today - timedelta(days=40)

    def day(self, back: int) -> date:
        return self.today - timedelta(days=back)
