"""Acts on meetings: plan or record one, keep its papers, invite its members, take their answers."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from boards.models import Answer, Board, Meeting, Membership, Reply
from boards.notices import MEETINGS
from boards.permissions import SEATED
from boards.replying import take_answers
from boards.rooms import refuse_if_held
from partnership.access.services import require
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.links.services import Link, sign, use_link
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)
RSVP = "rsvp"


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
    return board.meetings.filter(held_on=held_on).exists()


@transaction.atomic
def change_meeting(meeting: Meeting, *, because: str, by: User, **facts: Any) -> Meeting:
    """Correct day, times or place.

    raises: NotAllowed; ValidationError, also for what a room above holds fast.
    """
    require(by, "keep", meeting)
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    refuse_if_held(meeting, **facts)
    if not meeting.board.runs_on(facts["held_on"]):
        words = f"{meeting.board} does not run on {plain_day(facts['held_on'])}"
        raise ValidationError({"held_on": words})
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.save_because(because, by=by)
    return meeting


def add_paper(meeting: Meeting, *, title: str, paper: Any, by: User, now: datetime) -> Document:
    """Keep a paper with a meeting: whoever may see the meeting may read it.

    raises: NotAllowed; ValidationError when the file is not taken.
    """
    require(by, "keep", meeting)
    return attach(meeting, paper, title=title, by=by, now=now)


@transaction.atomic
def invite_members(meeting: Meeting, *, by: User, today: date, now: datetime) -> int:
    """Write to everybody who sits in the group on the day. Returns how many are asked.

    Writing twice writes once. raises: NotAllowed; ValidationError for a meeting that is over or a
    group in which nobody sits.
    """
    require(by, "keep", meeting)
    if meeting.held_on < today:
        raise ValidationError("This meeting is over.")
    invited = members_of(meeting)
    if not invited:
        raise ValidationError("Nobody sits in this group on that day.")
    post([_invitation(meeting, person) for person in invited], now=now)
    return len(invited)


def members_of(meeting: Meeting) -> list[User]:
    """The people who sit in the group on the day of the meeting, by name. One query."""
    seats = Membership.objects.acting(SEATED, meeting.held_on).filter(board=meeting.board)
    return list(User.objects.filter(pk__in=seats.values("person")))


def _invitation(meeting: Meeting, person: User) -> Draft:
    """With a link that answers without a password until the day is over."""
    over = datetime.combine(
        meeting.held_on + ONE_DAY, time(), tzinfo=timezone.get_current_timezone()
    )
    token = sign(RSVP, person=person, subject=meeting, until=over)
    path = reverse("boards:reply_by_link", args=[token])
    where = f"\n{meeting.place}" if meeting.place else ""
    return Draft(
        key=f"rsvp:{meeting.pk}:{meeting.held_on}:{person.pk}",
        to=person,
        subject=meeting,
        heading=f"Are you coming? {meeting}",
        words=f"{meeting}{_times(meeting)}{where}\n\nSay here whether you come, without a "
        f"password. The link answers once:\n\n{settings.PORTAL_ADDRESS}{path}\n",
        kind=MEETINGS.key,
        path=path,
    )


def _times(meeting: Meeting) -> str:
    if meeting.starts_at is None:
        return ""
    until = f" to {plain_time(meeting.ends_at)}" if meeting.ends_at else ""
    return f", {plain_time(meeting.starts_at)}{until}"


@transaction.atomic
def reply(
    meeting: Meeting,
    *,
    answer: str,
    deputy: str = "",
    by: User,
    today: date,
    now: datetime,
    link: Link | None = None,
    **asked_too: Any,
) -> Reply:
    """Write down whether a member comes; a later answer takes the place of the first.

    in: `link`, where the answer came by a signed link, which is used up by it; `asked_too`, the
    answers to what rooms above ask in the same form.
    raises: NotAllowed; DeadLink; ValidationError for a meeting that is over.
    """
    require(by, "reply", meeting)
    if meeting.held_on < today:
        raise ValidationError("This meeting is over.")
    if link:
        use_link(link, now=now)
    said = Reply.objects.filter(meeting=meeting, person=by).first()
    said = said or Reply(meeting=meeting, person=by)
    said.answer, said.said_at = answer, now
    said.deputy = deputy if answer == Answer.DEPUTY else ""
    said.save_because("by the link in the letter" if link else "signed in", by=by)
    take_answers(meeting, asked_too, by=by, by_link=link is not None, now=now)
    return said
