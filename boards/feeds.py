"""Meetings in the calendars of those who sit there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from boards.models import BoardKind, Meeting, Membership
from partnership.tokens.calendars import Entry, feeds


@feeds
def meetings(person: Any, since: date, today: date) -> Iterator[Entry]:
    """The meetings of the boards and groups in which this person sits today. One query."""
    seats = Membership.objects.on(today).filter(person=person).order_by().values("board")
    seen = Meeting.objects.visible_to(person, on=today).filter(board__in=seats)
    for meeting in seen.standing().filter(held_on__gte=since).select_related("board"):
        yield _entry(meeting)


def _entry(meeting: Meeting) -> Entry:
    """That a review group meets, and where, is nobody's to read over a shoulder."""
    quiet = meeting.board.kind == BoardKind.REVIEW
    return Entry(
        key=f"meeting-{meeting.pk}",
        summary="Meeting" if quiet else f"{meeting.board.name} meeting",
        day=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place="" if quiet else meeting.place,
    )
