"""Say that a planned meeting is not held, or that it is held after all."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Meeting
from boards.notices import about_meeting
from boards.rooms import refuse_if_held
from boards.services.invitations import key_of_calling_off, times_of
from boards.services.meetings import readers_of_pack
from boards.services.standing import must_stand
from partnership.access.services import require
from partnership.outbox.services import Draft, post
from partnership.people.models import User


@transaction.atomic
def call_off(meeting: Meeting, *, because: str, by: User, today: date, now: datetime) -> Meeting:
    """Write down that a planned meeting is not held, or was not; it stays counted as planned.

    Before its day, whoever sits in the group or comes as a deputy gets a letter.

    raises: NotAllowed; ValidationError
    when it is called off already.
    """
    require(by, "keep", meeting)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    must_stand(meeting)
    if not because.strip():
        raise ValidationError({"because": "Say why it is not held"})
    refuse_if_held(meeting, not_held_because=because)
    meeting.not_held_because = because.strip()
    meeting.save_because("called off", by=by)
    if meeting.held_on >= today:
        post([_calling_off(meeting, person, now) for person in readers_of_pack(meeting)], now=now)
    return meeting


@transaction.atomic
def put_back(meeting: Meeting, *, because: str, by: User) -> Meeting:
    """It is held after all, on the same day. raises: NotAllowed; ValidationError otherwise."""
    require(by, "keep", meeting)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.is_called_off or meeting.of_year is not None:
        raise ValidationError("This meeting was not called off.")
    meeting.not_held_because = ""
    meeting.save_because(because, by=by)
    return meeting


def _calling_off(meeting: Meeting, person: User, now: datetime) -> Draft:
    return Draft(
        key=f"{key_of_calling_off(meeting)}{now.isoformat()}:{person.pk}",
        to=person,
        subject=meeting,
        heading=f"Not held: {meeting}",
        words=f"{meeting}{times_of(meeting)} is not held.\n\n{meeting.not_held_because}\n",
        kind=about_meeting(meeting, now),
        path=meeting.get_absolute_url(),
    )
