"""What this room opens from the pages of the boards, and holds fast of them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from boards.meetings.models import Minutes
from boards.meetings.services.holding import is_closed
from boards.models import Meeting, Partnership
from boards.rooms import Door, holds_fast, open_from

open_from(
    Partnership,
    Door(
        "Decisions",
        "meetings:decisions",
        names="",
        words="What every board and group decided, how, and by which rule.",
    ),
)


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
