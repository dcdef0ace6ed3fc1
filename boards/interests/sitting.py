"""Who may declare at a meeting, and against what."""

from typing import Any

from django.db.models import Q, QuerySet

from boards.meetings.models import AgendaItem, Audience
from boards.models import Meeting, Membership
from boards.permissions import INDEPENDENT, SEATED
from boards.standing_in import nominations
from partnership.access.offices import SERVICE
from partnership.people.models import User


def those_at(meeting: Meeting) -> QuerySet[User]:
    """Whoever sits in the group on the day or comes as a named deputy, and those of the service and
    the Independent Chair."""
    sits = Q(office__in=SEATED, board=meeting.board_id)
    comes = Q(office__in=(*SERVICE, *INDEPENDENT), board__partnership=meeting.board.partnership_id)
    held = Membership.objects.on(meeting.held_on).filter(sits | comes)
    named = nominations(meeting.held_on).filter(meeting=meeting)
    found: QuerySet[User] = User.objects.filter(
        Q(pk__in=held.order_by().values("person")) | Q(pk__in=named.values("standing__person"))
    )
    return found.order_by("name", "pk")


def items_seen(meeting: Meeting, user: Any, *, aloud: bool = False) -> QuerySet[AgendaItem]:
    """The items of a meeting that a person sees, in order.

    in: `aloud`, only those for everybody, and none that names a case: for a page that is opened by
    a link alone.
    """
    found = AgendaItem.objects.visible_to(user).filter(meeting=meeting, dropped_because="")
    if aloud:
        found = found.filter(audience=Audience.EVERYBODY, came_of="")
    return found.order_by("position", "pk")  # type: ignore[no-any-return]
