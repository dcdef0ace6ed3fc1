"""Whom an item may be opened to or kept from: those who sit in the group."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.meetings.models import AgendaItem
from boards.models import Membership
from boards.permissions import SEATED
from partnership.agencies.models import Agency
from partnership.people.models import User


@dataclass(frozen=True)
class Choice:
    """One seat or person as the form offers it."""

    row: Agency | User
    words: str

    def __str__(self) -> str:
        return self.words


def _day(item: AgendaItem, today: date) -> date:
    return max(item.meeting.held_on, today) if item.meeting else today


def offered(item: AgendaItem, today: date) -> dict[str, Choice]:
    """Seats of agencies, then people, by a key such as "agency:3". Two queries."""
    held = Membership.objects.acting(SEATED, _day(item, today)).filter(board=item.board_id)
    agencies = Agency.objects.filter(pk__in=held.values("agency")).order_by("name")
    found = {f"agency:{one.pk}": Choice(one, f"The seat of {one}") for one in agencies}
    people = people_offered(item, today)
    return found | {f"person:{one.pk}": Choice(one, str(one)) for one in people}


def people_offered(item: AgendaItem, today: date) -> Any:
    """The people who sit in the group on the day of the meeting, or today if that is past."""
    held = Membership.objects.acting(SEATED, _day(item, today)).filter(board=item.board_id)
    return User.objects.filter(pk__in=held.values("person")).order_by("name", "pk")


def named(item: AgendaItem) -> list[str]:
    """The keys of those whom the item is open to now."""
    return [
        f"agency:{row.agency_id}" if row.agency_id else f"person:{row.person_id}"
        for row in item.readers.all()
    ]
