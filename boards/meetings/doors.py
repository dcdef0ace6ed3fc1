"""What this room holds fast of the boards below it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from boards.meetings.services.holding import is_closed
from boards.models import Meeting
from boards.rooms import holds_fast


@holds_fast(Meeting)
def keep_the_day(meeting: Meeting, changes: Mapping[str, Any]) -> None:
    """The day stands in the minutes: it is not moved once they went to the chair."""
    if changes.get("held_on", meeting.held_on) != meeting.held_on and is_closed(meeting):
        words = "The minutes of this meeting are with the chair or further: its day stays"
        raise ValidationError({"held_on": words})
