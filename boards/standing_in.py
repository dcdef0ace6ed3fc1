"""Deputies who are named for a meeting, and the way that this opens to them for those days.

A nomination is a member's answer “a deputy comes for me” with one of the standing deputies of the
member's seat. It stands while the answer stands, while both sit (the member in the seat, the deputy
as its deputy, today and on the day of the meeting), and until that day is over. What ends any of
these ends the reading with it: everything is asked in the query, nothing is stored.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from boards.models import Answer, Deputy, Meeting, Membership, Reply
from boards.models.seats import PARTS
from partnership.access.known import known
from partnership.access.policies import NOTHING, Way
from partnership.people.models import User
from partnership.records.dated import running_on

SEATED_SOMEHOW = tuple(PARTS)
DEPUTY = "standing deputy"


def nominations(on: date) -> QuerySet[Reply]:
    """The answers by which a standing deputy comes to a meeting, as they stand on this day."""
    found = Reply.objects.filter(
        running_on(on, "standing__"),
        running_on(on, "standing__seat__"),
        answer=Answer.DEPUTY,
        standing__isnull=False,
        meeting__held_on__gte=on,
        standing__person__is_active=True,
        standing__seat__board=F("meeting__board"),
    )
    found = found.filter(_then("standing__"), _then("standing__seat__"))
    holds = Membership.objects.acting(SEATED_SOMEHOW, on).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("meeting__held_on")),
        person=OuterRef("person"),
        seat=OuterRef("standing__seat"),
    )
    return found.filter(Exists(holds)).order_by()


def _then(relation: str) -> Q:
    """Rows that run on the day of the meeting."""
    ends = f"{relation}ends_on"
    return Q(**{f"{relation}starts_on__lte": F("meeting__held_on")}) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": F("meeting__held_on")})
    )


def nomination_of(user: Any, meeting: Meeting, today: date) -> Reply | None:
    """By which answer this person comes to the meeting as a deputy, if they do."""
    found = nominations(today).filter(meeting=meeting, standing__person=user.pk)
    return found.select_related("person", "standing__seat__agency").first()


def deputies_of(meeting: Meeting) -> list[User]:
    """Who comes to the meeting as a named deputy, by name. One query."""
    named = nominations(meeting.held_on).filter(meeting=meeting).values("standing__person")
    return list(User.objects.filter(pk__in=named))


@dataclass(frozen=True)
class NamedDeputies(Way):
    """Whoever is named as deputy for the meeting that the object belongs to.

    `meeting` leads from the object to its meeting; "" where it is one. `when` narrows the objects
    as it does for members.
    """

    meeting: str = ""
    when: Q = Q()

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Objects of the meetings to which this person comes as a deputy."""
        if not user.pk or _is_known_for_none(user, on):
            return NOTHING
        mine = nominations(on).filter(standing__person=user.pk)
        path = self.meeting or "pk"
        return Q(**{f"{path}__in": mine.values("meeting")}) & self.when & self.narrowed(mine)

    def narrowed(self, mine: QuerySet[Reply]) -> Q:
        """What of these meetings the nominations open; all of it unless a way says less."""
        return Q()

    def holders(self, obj: Any, on: date) -> QuerySet[Deputy]:
        """The deputies who reach this object on this day."""
        this = type(obj)._base_manager.filter(self.when, pk=obj.pk)
        named = nominations(on).filter(meeting__in=this.values(self.meeting or "pk"))
        deputies = Deputy.objects.filter(pk__in=named.values("standing")).select_related("person")
        reached = [
            one.pk
            for one in deputies
            if this.filter(self.reach(type(obj), one.person, on)).exists()
        ]
        return Deputy.objects.filter(pk__in=reached)

    def depends(self, user: Any, on: date) -> dict[str, QuerySet[Any]]:
        """Whether they may come for anybody at all."""
        return {DEPUTY: _deputyships(user, on)}

    def led(self, user: Any, on: date) -> set[str]:
        """What the reading follows from: each nomination as it stands."""
        if not user.pk:
            return set()
        mine = nominations(on).filter(standing__person=user.pk)
        return {f"nomination:{pk}:{deputy}" for pk, deputy in mine.values_list("pk", "standing")}

    def who(self) -> str:
        """In words."""
        return "Deputy named for the meeting, until its day is over"


def is_standing_deputy(user: Any, on: date) -> bool:
    """Whether this person may come for somebody else: what they then read wants a second factor."""
    reader = known(user, on)
    said = reader.there.get(DEPUTY) if reader else None
    return _deputyships(user, on).exists() if said is None else said


def _is_known_for_none(user: Any, on: date) -> bool:
    return known(user, on) is not None and not is_standing_deputy(user, on)


def _deputyships(user: Any, on: date) -> QuerySet[Deputy]:
    found: QuerySet[Deputy] = Deputy.objects.on(on).filter(person=user.pk)
    return found
