"""Change day, times or place of a meeting, and tell whoever was written to of it before."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from boards.models import Meeting
from boards.notices import about_meeting
from boards.rooms import refuse_if_held
from boards.services.invitations import invitation, times_of
from boards.services.meetings import readers_of_pack
from boards.services.standing import must_stand
from partnership.access.services import require
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from partnership.ui.words import plain_day

TOLD = ("held_on", "starts_at", "ends_at", "place")


@transaction.atomic
def change_meeting(
    meeting: Meeting, *, because: str, by: User, now: datetime, **facts: Any
) -> Meeting:
    """Correct day, times or place.

    Whoever sits there or comes as a deputy gets a letter, if anybody was written to about the
    meeting and it is not over. raises: NotAllowed; ValidationError, also for what a room above
    holds fast.
    """
    require(by, "keep", meeting)
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    must_stand(meeting)
    refuse_if_held(meeting, **facts)
    if not meeting.board.runs_on(facts["held_on"]):
        words = f"{meeting.board} does not run on {plain_day(facts['held_on'])}"
        raise ValidationError({"held_on": words})
    before, was = _when_and_where(meeting), [getattr(meeting, name) for name in TOLD]
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.save_because(because, by=by)
    if was != [getattr(meeting, name) for name in TOLD]:
        _tell(meeting, before, now)
    return meeting


def _tell(meeting: Meeting, before: str, now: datetime) -> None:
    if meeting.held_on < localdate(now) or not Letter.objects.about(meeting).exists():
        return
    post([_moved(meeting, before, person, now) for person in readers_of_pack(meeting)], now=now)


def _moved(meeting: Meeting, before: str, person: User, now: datetime) -> Draft:
    """An invitation to where and when it is now: an answer given before stands until another."""
    why = f"This is a change. It was to be: {before}. What you answered stands until you answer"
    draft = invitation(meeting, person, f"{why} again.", now=now)
    return replace(
        draft,
        key=f"moved:{meeting.pk}:{now.isoformat()}:{person.pk}",
        heading=f"Changed: {meeting}",
        kind=about_meeting(meeting, now),
    )


def _when_and_where(meeting: Meeting) -> str:
    where = f", {meeting.place}" if meeting.place else ""
    return f"{plain_day(meeting.held_on)}{times_of(meeting)}{where}"
