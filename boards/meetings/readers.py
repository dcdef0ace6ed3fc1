"""Whom an item may be opened to or kept from: those who sit in the group."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from boards.meetings.models import AgendaItem
from boards.models import Membership
from boards.permissions import INDEPENDENT, SEATED
from boards.standing_in import deputies_of
from partnership.access.offices import SERVICE
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.dated import running_on


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
    """Seats of agencies, then members, by a key such as "agency:3". Two queries."""
    held = Membership.objects.filter(_sits(item, today))
    agencies = Agency.objects.filter(pk__in=held.values("agency")).order_by("name")
    found = {f"agency:{one.pk}": Choice(one, f"The seat of {one}") for one in agencies}
    people = User.objects.filter(pk__in=held.values("person")).order_by("name", "pk")
    return found | {f"person:{one.pk}": Choice(one, str(one)) for one in people}


def people_offered(item: AgendaItem, today: date) -> Any:
    """Whoever reads it today or on the day: members, deputies, service, Independent Chair."""
    prepare = Q(
        office__in=(*SERVICE, *INDEPENDENT), board__partnership=item.board.partnership_id
    ) & _runs(item, today)
    held = Membership.objects.filter(_sits(item, today) | prepare)
    here = Q(pk__in=held.values("person"))
    if item.meeting is not None:
        here |= Q(pk__in=[one.pk for one in deputies_of(item.meeting)])
    return User.objects.filter(here).order_by("name", "pk")


def _sits(item: AgendaItem, today: date) -> Q:
    return Q(office__in=SEATED, board=item.board_id) & _runs(item, today)


def _runs(item: AgendaItem, today: date) -> Q:
    """Held today or on the day of the meeting, by somebody whose account is open."""
    return (running_on(today) | running_on(_day(item, today))) & Q(person__is_active=True)


def named(item: AgendaItem) -> list[str]:
    """The keys of those whom the item is open to now."""
    return [
        f"agency:{row.agency_id}" if row.agency_id else f"person:{row.person_id}"
        for row in item.readers.all()
    ]
