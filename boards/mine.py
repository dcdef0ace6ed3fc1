"""What one person is asked by boards: meetings to answer, and the agencies they answer for."""

from dataclasses import dataclass
from datetime import date

from boards.models import Meeting, Reply
from partnership.access.offices import AGENCY_OFFICES
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.dated import running_on

A_FEW = 5


@dataclass(frozen=True)
class Mine:
    """Meetings to come that wait for the reader's answer, and the reader's own agencies."""

    meetings: list[Meeting]
    agencies: list[Agency]


def mine(user: User, today: date) -> Mine:
    """No query for whoever answers for no agency; one for each of the others."""
    offices = set(user.offices_now)
    return Mine(
        meetings=_unanswered(user, today),
        agencies=_agencies(user, today) if offices & set(AGENCY_OFFICES) else [],
    )


def _unanswered(user: User, today: date) -> list[Meeting]:
    asked = (
        Meeting.objects.visible_to(user, "reply", on=today).standing().filter(held_on__gte=today)
    )
    answered = Reply.objects.filter(person=user).values("meeting")
    found = asked.exclude(pk__in=answered).select_related("board").order_by("held_on")
    return list(found[:A_FEW])


def _agencies(user: User, today: date) -> list[Agency]:
    held = user.appointments.filter(running_on(today)).order_by()  # type: ignore[attr-defined]
    return list(Agency.objects.visible_to(user, on=today).filter(pk__in=held.values("agency")))
