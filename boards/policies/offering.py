"""What forms offer: what may have approved a version, and from which on a document is open."""

from datetime import date
from typing import Any

from boards.meetings.models import LineKind, MinuteLine
from boards.models import Board, Meeting, Membership
from boards.policies.models import GovernedDocument
from boards.policies.services.approving import CHAIRS, CHECKED
from boards.policies.services.writing import next_number
from partnership.people.models import User


def opening_of(document: GovernedDocument) -> list[tuple[int, str]]:
    """The versions from which on it may be open to everybody: the one that holds, the others the
    newest first, and those approved from now on. One query."""
    holds, after = document.current, next_number(document)
    others = [number for number in range(after - 1, 0, -1) if not holds or number != holds.number]
    first = (
        [(holds.number, f"Version {holds.number}, which holds, and later ones")] if holds else []
    )
    earlier = [(number, f"Version {number} and every later one") for number in others]
    return [*first, *earlier, (after, "Only versions that are approved from now on")]


def opened_from(document: GovernedDocument) -> int:
    """What the form begins with: as it is open, or else from the version that holds."""
    if document.is_public or document.current is None:
        return document.public_from
    return document.current.number


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
