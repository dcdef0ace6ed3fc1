"""Acts on meetings: plan or record one, invite its members."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from boards.models import Board, Meeting, Membership
from boards.permissions import INDEPENDENT, SEATED
from boards.services.invitations import RSVP, invitation, key_of_calling_off
from boards.services.standing import must_stand
from boards.standing_in import deputies_of
from partnership.access.services import require
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from partnership.ui.words import plain_day

__all__ = [
    "RSVP",
    "Written",
    "invite_members",
    "members_of",
    "readers_of_pack",
    "record_meeting",
    "to_invite",
]


@dataclass(frozen=True)
class Written:
    """How many letters an act wrote, and how many members had theirs before."""

    now: int
    before: int


def record_meeting(
    board: Board,
    *,
    held_on: date,
    place: str,
    by: User,
    starts_at: time | None = None,
    ends_at: time | None = None,
) -> Meeting:
    """Write down that a group met, or that it will meet when the day is to come.

    raises: NotAllowed; ValidationError when the group does not run that day or the meeting is
    already recorded, by whoever was first.
    """
    require(by, "record_meeting", board)
    if not board.runs_on(held_on):
        raise ValidationError({"held_on": f"{board} does not run on {plain_day(held_on)}"})
    twice = f"A meeting of {board} on {plain_day(held_on)} is already recorded"
    if _already_recorded(board, held_on):
        raise ValidationError({"held_on": twice})
    meeting = Meeting(
        board=board, held_on=held_on, place=place, starts_at=starts_at, ends_at=ends_at
    )
    try:
        with transaction.atomic():
            meeting.save_because("meeting recorded", by=by)
    except IntegrityError:
        raise ValidationError({"held_on": twice}) from None
    return meeting


def _already_recorded(board: Board, held_on: date) -> bool:
    return board.meetings.on_a_known_day().filter(held_on=held_on).exists()


@transaction.atomic
def invite_members(meeting: Meeting, *, by: User, today: date, now: datetime) -> Written:
    """Write to everybody who sits in the group on the day and was not written to before.

    Returns how many letters are new, and how many had gone before.
    raises: NotAllowed; ValidationError for a meeting that is over or a group in which nobody sits.
    """
    require(by, "keep", meeting)
    must_stand(meeting)
    if meeting.held_on < today:
        raise ValidationError("This meeting is over.")
    Meeting.objects.select_for_update().filter(pk=meeting.pk).first()  # two at once count once
    new, before = to_invite(meeting, now=now)
    if not new and not before:
        raise ValidationError("Nobody sits in this group on that day.")
    post(new, now=now)
    return Written(now=len(new), before=len(before))


def to_invite(meeting: Meeting, *, now: datetime) -> tuple[list[Draft], list[User]]:
    """The letters that are still to be written, and the members who have theirs. Three queries.

    Whoever was told that it is not held is invited again when it is held after all.
    """
    off = Letter.objects.filter(key__startswith=key_of_calling_off(meeting)).order_by("written_at")
    last = off.values_list("written_at", flat=True).last()
    again = f":{last.isoformat()}" if last else ""
    drafts = [invitation(meeting, person, now=now) for person in members_of(meeting)]
    drafts = [replace(draft, key=f"{draft.key}{again}") for draft in drafts]
    keys = [draft.key for draft in drafts]
    known = set(Letter.objects.filter(key__in=keys).values_list("key", flat=True))
    new = [draft for draft in drafts if draft.key not in known]
    return new, [draft.to for draft in drafts if draft.key in known]


def members_of(meeting: Meeting) -> list[User]:
    """The people who sit in the group on the day of the meeting, by name. One query."""
    offices = (*SEATED, *INDEPENDENT)
    seats = Membership.objects.acting(offices, meeting.held_on).filter(board=meeting.board)
    return list(User.objects.filter(pk__in=seats.values("person")))


def readers_of_pack(meeting: Meeting) -> list[User]:
    """The members, and the deputies who are named for this meeting. Two queries."""
    return list(dict.fromkeys([*members_of(meeting), *deputies_of(meeting)]))
