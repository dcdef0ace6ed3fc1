"""What one person is asked by boards: the next meetings, and the agencies they answer for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from boards.models import Answer, Meeting, Reply
from partnership.access.offices import AGENCY_OFFICES, SERVICE
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.dated import running_on

A_FEW = 5


@dataclass(frozen=True)
class Coming:
    """A meeting to come: whether the reader is asked to it, and what they said, if anything."""

    meeting: Meeting
    is_asked: bool
    said: str = ""

    @property
    def waits(self) -> bool:
        """Whether it waits for the reader's answer."""
        return self.is_asked and not self.said

    @property
    def says(self) -> str:
        """The reader's own words, such as "I am coming"."""
        return str(Answer(self.said).label) if self.said else ""


@dataclass(frozen=True)
class Mine:
    """The reader's next meetings, and their own agencies."""

    meetings: list[Coming]
    agencies: list[Agency]

    @property
    def unanswered(self) -> int:
        """How many of the meetings wait for an answer."""
        return sum(one.waits for one in self.meetings)


def mine(user: User, today: date) -> Mine:
    """No query about agencies for whoever answers for none, nor about meetings to keep outside the
    service; one for each of the others."""
    offices = set(user.offices_now)
    asked = _asked(user, today)
    kept = _kept(user, today, but=asked) if offices & set(SERVICE) else []
    return Mine(
        meetings=sorted(asked + kept, key=lambda one: (one.meeting.held_on, one.meeting.pk)),
        agencies=_agencies(user, today) if offices & set(AGENCY_OFFICES) else [],
    )


def _asked(user: User, today: date) -> list[Coming]:
    """Of each group the next meeting, and the first that waits for an answer: a year that was
    planned in one go does not stand before what is due."""
    mine = Reply.objects.filter(person=user, meeting=OuterRef("pk")).values("answer")[:1]
    rows = _to_come(user, "reply", today).annotate(said=Subquery(mine))
    asked = [Coming(row, True, row.said or "") for row in rows]
    first: dict[int, Coming] = {}
    waits: dict[int, Coming] = {}
    for one in asked:
        first.setdefault(one.meeting.board_id, one)
        if one.waits:
            waits.setdefault(one.meeting.board_id, one)
    shown = [*first.values(), *waits.values()]
    return [one for one in asked if one in shown]


def _kept(user: User, today: date, but: list[Coming]) -> list[Coming]:
    """The next meeting of each group that the service keeps, the first few."""
    asked = [one.meeting.pk for one in but]
    sooner = Meeting.objects.standing().filter(
        board=OuterRef("board"), held_on__gte=today, held_on__lt=OuterRef("held_on")
    )
    rows = _to_come(user, "keep", today).filter(~Exists(sooner)).exclude(pk__in=asked)[:A_FEW]
    return [Coming(row, False) for row in rows]


def _to_come(user: User, right: str, today: date) -> QuerySet[Meeting]:
    seen = Meeting.objects.visible_to(user, right, on=today).standing()
    found: QuerySet[Meeting] = seen.filter(held_on__gte=today).select_related("board")
    return found.order_by("held_on", "pk")


def _agencies(user: User, today: date) -> list[Agency]:
    held = user.appointments.filter(running_on(today)).order_by()  # type: ignore[attr-defined]
    return list(Agency.objects.visible_to(user, on=today).filter(pk__in=held.values("agency")))
