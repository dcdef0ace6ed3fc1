"""Letters to those who are named to come in place of a member, and to those who no longer are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from boards.models import Reply
from boards.notices import about_meeting
from boards.services.invitations import invitation
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from partnership.ui.words import plain_day


def tell_deputy(said: Reply, *, now: datetime) -> None:
    """Ask the named deputy whether they come, by a link that needs no password."""
    assert said.standing is not None
    words = f"{said.person} asks you to come in their place, for {said.standing.seat}."
    opens = "Signed in you read the agenda and the papers as that seat does, until the day is over."
    draft = invitation(said.meeting, said.standing.person, f"{words} {opens}", now=now)
    post([_once(draft, said, now)], now=now)


def tell_no_deputy(said: Reply, person: User, *, now: datetime) -> None:
    """Somebody who was named is told that they are not asked any more."""
    meeting = said.meeting
    draft = Draft(
        key="no-deputy",
        to=person,
        subject=meeting,
        heading=f"You need not come: {meeting}",
        words=f"{said.person} does not send you to {meeting.board} on "
        f"{plain_day(meeting.held_on)} any more.\n",
        kind=about_meeting(meeting, now),
    )
    post([_once(draft, said, now)], now=now)


def tell_members(fallen: Iterable[Reply], *, now: datetime) -> None:
    """Those whose named deputy cannot come any more are asked to answer anew."""
    for said in fallen:
        why = f"{said.deputy} is not a deputy of your seat any more: name another or come yourself."
        draft = invitation(said.meeting, said.person, why, now=now)
        post([_once(draft, said, now)], now=now)


def _once(draft: Draft, said: Reply, now: datetime) -> Draft:
    """One letter for each time that the member says so."""
    return replace(draft, key=f"{draft.key}:{said.pk}:{now.isoformat()}")
