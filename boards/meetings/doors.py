"""What this room opens from the pages of the boards, asks of whom, and holds fast of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from boards.actions.sources import is_said_at
from boards.meetings.models import MinuteLine, Minutes, Stage
from boards.meetings.services.holding import is_closed
from boards.meetings.services.minutes import WHO_CHECKS
from boards.models import Board, Meeting, Membership, Partnership
from boards.rooms import Door, Task, asks, holds_fast, open_from
from partnership.access.offices import SERVICE

open_from(
    Partnership,
    Door(
        "Decisions",
        "meetings:decisions",
        names="",
        words="What every board and group decided, how, and by which rule.",
        order=12,
    ),
)


open_from(Board, Door("Propose an agenda item", "meetings:propose", right="propose", order=10))

is_said_at(MinuteLine, "item__meeting")


@asks
def minutes_to_check(user: Any, today: date) -> list[Task]:
    """Minutes that are with the chair, for those who chair the very group. One query."""
    if not set(user.offices_now) & set(WHO_CHECKS):
        return []
    chaired = Membership.objects.acting(WHO_CHECKS, today).filter(person=user)
    sent = Minutes.history.filter(id=OuterRef("pk")).order_by("-history_date")  # type: ignore
    waiting = Minutes.objects.visible_to(user, "check", on=today).filter(
        stage=Stage.WITH_CHAIR, meeting__board__in=chaired.values("board")
    )
    rows = waiting.annotate(sent_at=Subquery(sent.values("history_date")[:1]))
    return [
        Task(
            what=f"Check the minutes: {row.meeting}",
            url=reverse("meetings:check_minutes", args=[row.pk]),
            since=timezone.localdate(row.sent_at),
            words="Members read them once you have said that they are right",
        )
        for row in rows.select_related("meeting__board").order_by("sent_at")
    ]


@asks
def minutes_to_change(user: Any, today: date) -> list[Task]:
    """Minutes that the chair sent back, for those who write them. One query."""
    if not set(user.offices_now) & set(SERVICE):
        return []
    back = Minutes.history.filter(id=OuterRef("pk")).order_by("-history_date")  # type: ignore
    waiting = Minutes.objects.visible_to(user, "keep", on=today).filter(stage=Stage.DRAFT)
    rows = waiting.exclude(remarks="").annotate(back_at=Subquery(back.values("history_date")[:1]))
    return [
        Task(
            what=f"Change the minutes: {row.meeting}",
            url=row.get_absolute_url(),
            since=timezone.localdate(row.back_at),
            words="The chair sent them back with what is to be changed",
        )
        for row in rows.select_related("meeting__board").order_by("back_at")
    ]


@holds_fast(Meeting)
def keep_the_day(meeting: Meeting, changes: Mapping[str, Any]) -> None:
    """The minutes tell that it was held, and when: both stay once they went to the chair.

    So they do of a meeting that approved earlier minutes: these say where, and on which day.
    """
    moved = changes.get("held_on", meeting.held_on) != meeting.held_on
    if not (moved or changes.get("not_held_because")):
        return
    words = _why_held(meeting)
    if not words:
        return
    if moved:
        raise ValidationError({"held_on": f"{words}: its day stays"})
    raise ValidationError({"because": f"{words}: it was held"})


def _why_held(meeting: Meeting) -> str:
    """What tells that the meeting was held on its day: its own minutes, or others it approved."""
    if is_closed(meeting):
        return "The minutes of this meeting are with the chair or further"
    if Minutes.objects.filter(approved_at=meeting).exists():
        return "Minutes of an earlier meeting were approved here"
    return ""
