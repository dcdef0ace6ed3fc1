"""Acts on answers to an invitation: whether one comes, and who comes instead.

A member names one of the standing deputies of their seat, or types a name. A deputy who is named
says whether they come, and sends nobody else.
"""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Answer, Deputy, Meeting, Membership, Reply
from boards.replying import take_answers
from boards.services.letters_to_deputies import tell_deputy, tell_no_deputy
from boards.services.standing import must_stand
from boards.standing_in import SEATED_SOMEHOW, nomination_of, nominations
from partnership.access.services import require
from partnership.links.services import Link, use_link
from partnership.people.models import User
from partnership.records.dated import running_on

NO_DEPUTY_OF_A_DEPUTY = (
    "You come as a deputy yourself, and a deputy sends no other. If you cannot come, say so here "
    "and tell {member}, who can name somebody else."
)


@transaction.atomic
def reply(
    meeting: Meeting,
    *,
    answer: str,
    deputy: str = "",
    standing: Deputy | None = None,
    by: User,
    today: date,
    now: datetime,
    link: Link | None = None,
    **asked_too: Any,
) -> Reply:
    """Write down whether a member or a named deputy comes; a later answer replaces the first.

    in: `standing`, one of the standing deputies of the member's seat, or else `deputy`, a name;
    `link`, where the answer came by a signed link, which is used up by it; `asked_too`, the answers
    to what rooms above ask in the same form.
    raises: NotAllowed; DeadLink; ValidationError for a meeting that is over, a deputy's deputy, or
    somebody who cannot come for this seat.
    """
    require(by, "reply", meeting)
    must_stand(meeting)
    if meeting.held_on < today:
        raise ValidationError("This meeting is over.")
    Meeting.objects.select_for_update().filter(pk=meeting.pk).first()
    standing = standing if answer == Answer.DEPUTY else None
    if answer == Answer.DEPUTY:
        _refuse_deputys_deputy(meeting, by, today)
    if standing is not None:
        _refuse_unfit(standing, meeting, by, today)
    if link:
        use_link(link, now=now)
    said = Reply.objects.filter(meeting=meeting, person=by).first()
    said = said or Reply(meeting=meeting, person=by)
    before = said.standing
    said.answer, said.said_at, said.standing = answer, now, standing
    named = standing.person.name if standing else deputy
    said.deputy = named if answer == Answer.DEPUTY else ""
    said.save_because("by the link in the letter" if link else "signed in", by=by)
    take_answers(meeting, asked_too, by=by, by_link=link is not None, now=now)
    if before is not None and before != standing:
        tell_no_deputy(said, before.person, now=now)
    if standing is not None and before != standing:
        tell_deputy(said, now=now)
    return said


def deputies_for(meeting: Meeting, person: User) -> list[Deputy]:
    """The standing deputies whom a member may send to this meeting, by name. One query."""
    held = Membership.objects.acting(SEATED_SOMEHOW, meeting.held_on)
    seats = held.filter(board=meeting.board_id, person=person.pk, seat__isnull=False)
    found = Deputy.objects.on(meeting.held_on).filter(
        seat__in=seats.values("seat"), person__is_active=True
    )
    return list(found.select_related("person", "seat__agency").exclude(person=person.pk))


def _refuse_deputys_deputy(meeting: Meeting, by: User, today: date) -> None:
    """raises: ValidationError for whoever comes in place of another."""
    mine = nomination_of(by, meeting, today)
    if mine is not None:
        raise ValidationError({"answer": NO_DEPUTY_OF_A_DEPUTY.format(member=mine.person)})


def _refuse_unfit(standing: Deputy, meeting: Meeting, by: User, today: date) -> None:
    """raises: ValidationError for who is no deputy of this seat, sits there or comes for another.

    One person counts for one seat.
    """
    person = standing.person
    if standing not in deputies_for(meeting, by) or not standing.runs_on(today):
        raise ValidationError({"standing": f"{person} is not a deputy of your seat on that day"})
    sits = Membership.objects.acting(SEATED_SOMEHOW, meeting.held_on).filter(
        board=meeting.board_id, person=person.pk
    )
    if sits.exists():
        words = f"{person} sits in this group already: one person counts for one seat"
        raise ValidationError({"standing": words})
    others = nominations(today).filter(meeting=meeting, standing__person=person.pk)
    taken = others.exclude(person=by.pk).select_related("person").first()
    if taken is not None:
        words = f"{person} comes for {taken.person} already: one person counts for one seat"
        raise ValidationError({"standing": words})


def withdrawn_by(deputy: Deputy, day: date) -> list[Reply]:
    """Answers that name this deputy for a meeting after a day: they fall when the deputy ends."""
    named = Reply.objects.filter(standing=deputy, answer=Answer.DEPUTY, meeting__held_on__gt=day)
    return list(named.filter(running_on(day, "standing__")).select_related("meeting", "person"))
