"""Acts on a colleague's ways in: a lost phone, an address that somebody else is to have."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from boards.answering import answered_for
from boards.models import Membership
from boards.permissions import OPENS_REVIEWS
from boards.services import refuse_above_oneself
from boards.tenures import managed_partnerships
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, Refusal, named_beyond, require
from partnership.outbox.services import Draft, post
from partnership.people import services as people
from partnership.people.models import Appointment, User
from partnership.records.dated import not_over_on

HEADS = "That belongs to the Head of Service, or for themselves to another one."
# One sentence whatever the reason: it may be one that the reader must not learn.
NOT_THIS_PERSON = "You cannot reset this for this person"
STILL_NEEDED = "This address cannot be given free now. Whoever runs the portal can say more."

LETTER = """The second step of your signing in was reset by {by}. The reason given: {because}

Your app, your passkeys and your recovery codes no longer open the portal, and you are signed out
everywhere. Sign in with your password and set up the second step again.

If you did not ask for this, ring the partnership service at once.
"""


@transaction.atomic
def reset_factors(person: User, *, because: str, by: User, now: datetime) -> User:
    """Let a colleague who lost their phone set up their second step again; they are told.

    raises: NotAllowed for oneself, for offices that another Head of Service answers for and for
    people of another partnership; ValidationError when nothing is set up.
    """
    today = timezone.localdate(now)
    require(by, "manage", person, on=today)
    refuse_oneself(person, by)
    refuse_above(person, by, today)
    row = people.reset_second_factor(person, because=because, by=by)
    words = LETTER.format(by=by.name, because=because)
    key = f"people.reset:{row.pk}:{row.sessions_ended}"
    heading = "The second step of your signing in was reset"
    post([Draft(key=key, to=row, subject=row, heading=heading, words=words)], now=now)
    return row


@transaction.atomic
def free_address(person: User, *, because: str, by: User, today: date) -> User:
    """Let somebody else have the address of a colleague who has left.

    raises: NotAllowed; ValidationError while an office of theirs runs or will run.
    """
    require(by, "manage", person, on=today)
    refuse_oneself(person, by)
    if holds_beyond(person, by, today):
        raise ValidationError(STILL_NEEDED)
    return people.release_address(person, because=because, by=by, today=today)


def may_reset(person: User, by: User, today: date) -> bool:
    """Whether `by`, who manages this person's offices, may also do this."""
    try:
        refuse_oneself(person, by)
        refuse_above(person, by, today)
    except NotAllowed:
        return False
    return True


def refuse_oneself(person: User, by: User) -> None:
    """raises: NotAllowed: nobody does this for themselves."""
    if person == by:
        raise _not_yours("You cannot reset your own second step of signing in")


def refuse_above(person: User, by: User, today: date) -> None:
    """raises: NotAllowed unless `by` could give and end each office that needs a second factor,
    now or later, and nothing is open to the person that lies outside what `by` sees."""
    guarded = (*OPENS_REVIEWS, Office.ADMINISTRATOR)
    here = Q(board__partnership__in=managed_partnerships(by, today))
    held = Membership.objects.filter(here, not_over_on(today), person=person, office__in=guarded)
    for tenure in held.select_related("board"):
        try:
            refuse_above_oneself(tenure.office, tenure.board, today, by=by, today=today)
        except NotAllowed:
            raise _not_yours(f"You cannot reset this for a {tenure.get_office_display()}") from None
    if holds_beyond(person, by, today) or named_beyond(person, by, on=today):
        raise _not_yours(NOT_THIS_PERSON, "Whoever runs the portal can do it.")


def holds_beyond(person: User, by: User, today: date) -> bool:
    """Whether an office runs or will run for which the service of `by` does not answer."""
    mine = managed_partnerships(by, today)
    seats = Membership.objects.filter(not_over_on(today), person=person)
    posts = Appointment.objects.filter(not_over_on(today), person=person)
    return (
        seats.exclude(board__partnership__in=mine).exists()
        or posts.exclude(pk__in=answered_for(by, today).values("pk")).exists()
    )


def _not_yours(heading: str, whose: str = HEADS) -> NotAllowed:
    return NotAllowed(
        Refusal(
            heading=heading,
            standfirst=whose,
            detail="Nothing was changed.",
        )
    )
