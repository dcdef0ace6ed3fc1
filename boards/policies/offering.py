"""What the form of an approval offers: decisions, meetings and chairs of the partnership."""

from datetime import date
from typing import Any

from boards.meetings.models import LineKind, MinuteLine
from boards.models import Board, Meeting, Membership
from boards.policies.models import GovernedDocument
from boards.policies.services.approving import CHAIRS, CHECKED
from partnership.people.models import User


def offered_to(document: GovernedDocument, user: Any, today: date) -> dict[str, Any]:
    """By field, the rows that may be chosen, as far as the reader may see them."""
    here = document.partnership_id
    lines = MinuteLine.objects.visible_to(user).filter(
        kind=LineKind.DECISION,
        dropped_because="",
        item__board__partnership=here,
        item__meeting__minutes__stage__in=CHECKED,
    )
    meetings = Meeting.objects.visible_to(user).filter(board__partnership=here)
    chairs = Membership.objects.filter(office__in=CHAIRS, board__partnership=here)
    return {
        "line": lines.select_related("item__meeting__board").order_by(
            "-item__meeting__held_on", "pk"
        ),
        "meeting": meetings.held_by(today).select_related("board"),
        "board": Board.objects.visible_to(user).filter(partnership=here),
        "taken_by": User.objects.filter(pk__in=chairs.values("person")).order_by("name", "pk"),
    }
