"""Entries for tests of the register."""

from typing import Any

from django.test import Client

from boards.external import services
from boards.external.models import ExternalEntry, Kind
from boards.external.services import Entered
from boards.meetings.tests.factories import NOW, TODAY, Group
from partnership.people.models import User

DATED, CAME, DUE = (
    TODAY.replace(month=10, day=5),
    TODAY.replace(day=2),
    TODAY.replace(month=12, day=15),
)
WHEN: dict[str, Any] = {"today": TODAY, "now": NOW}

__all__ = ["CAME", "DATED", "DUE", "NOW", "TODAY", "WHEN", "an_entry", "browser", "entered"]


def entered(**more: Any) -> Entered:
    """An inspection, not published yet, that is to be answered in December."""
    facts: dict[str, Any] = {
        "kind": Kind.INSPECTION,
        "body": "An inspectorate",
        "dated_on": DATED,
        "came_on": CAME,
        "summary": "What it says.",
        "due_on": DUE,
    }
    return Entered(**(facts | more))


def an_entry(
    group: Group, *, by: User | None = None, file: Any = None, **more: Any
) -> ExternalEntry:
    """The same in the register."""
    who = by or group.officer
    return services.record_entry(group.partnership, entered(**more), file=file, by=who, **WHEN)


def browser(user: Any) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(user)
    return client
