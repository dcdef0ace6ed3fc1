"""What the pages below show of quorums and registers, and what is asked of those who mark them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.urls import reverse

from boards.attendance.minuted import attended
from boards.attendance.models import Attendance, How
from boards.attendance.registers import register_of
from boards.meetings.beside import heads_minutes
from boards.meetings.models import Issue
from boards.models import Board, Meeting, Seat
from boards.permissions import INDEPENDENT
from boards.rooms import Door, Task, Told, asks, holds_fast, open_from, tells
from partnership.access.offices import SERVICE, Office

MARK = {*SERVICE, *INDEPENDENT, Office.GROUP_CHAIR}

open_from(Board, Door("Quorum", "attendance:quorum", order=20))
heads_minutes(attended)


@tells(Meeting)
def quorum_line(meeting: Meeting, today: date) -> Told | None:
    """Whether the group will be, or was, quorate. Nine queries, one where it has no seat."""
    if not Seat.objects.filter(board=meeting.board_id).exists():
        return None
    register = register_of(meeting, today)
    tint = {True: "green", False: "amber", None: ""}[register.verdict.quorate]
    return Told(register.line, reverse("attendance:register", args=[meeting.pk]), tint)


@asks
def registers_to_mark(user: Any, today: date) -> list[Task]:
    """Meetings whose pack went out, whose day has come and in whose register nothing stands."""
    if not set(user.offices_now) & MARK:
        return []
    mine = Meeting.objects.visible_to(user, "mark", on=today).held_by(today)
    mine = mine.filter(
        Exists(Issue.objects.filter(meeting=OuterRef("pk"))),
        ~Exists(Attendance.objects.filter(meeting=OuterRef("pk"))),
    )
    return [
        Task(
            what=f"Mark the register: {meeting}",
            url=reverse("attendance:register", args=[meeting.pk]),
            since=meeting.held_on,
            words="Who came, seat by seat",
        )
        for meeting in mine.select_related("board").order_by("held_on")
    ]


@holds_fast(Meeting)
def keep_it_held(meeting: Meeting, changes: Mapping[str, Any]) -> None:
    """A register that says somebody came tells that the meeting was held."""
    came = Attendance.objects.filter(meeting=meeting, how__in=(How.PRESENT, How.DEPUTY))
    if changes.get("not_held_because") and came.exists():
        words = "Its register says that somebody came: put the register right first"
        raise ValidationError({"because": words})
