"""Acts on people: enter somebody with an office, hand an office over, cover an absence.

Nobody is left half set up: a person is written together with their first office and the letter
that invites them, or not at all.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from boards.answering import given_through, note_given
from boards.mailboxes import refuse_own_mailboxes
from boards.models import Membership
from boards.services.inviting import invite
from boards.services.offices import (
    Grant,
    Tenure,
    end_office,
    end_row,
    hold_still,
    place_of,
    put_in_office,
    refuse_not_ours,
    remove_row,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, Refusal, require
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)
# The same whether nobody has the address or somebody whom the reader does not see.
NAME_TOO = "Enter the name too: nobody here is known by this address"
# What an agency's lead gives and ends: nothing above their own office.
TEAM_OFFICES = (Office.PRACTITIONER, Office.AGENCY_LEAD)


@dataclass(frozen=True)
class Who:
    """A person as a form names them: by their address; the name is asked for somebody new."""

    email: str
    name: str = ""


@transaction.atomic
def enter_person(
    who: Who, grant: Grant, *, because: str, by: User, today: date, now: datetime
) -> User:
    """Give an office to somebody who is new here, and invite them.

    raises: NotAllowed; ValidationError naming the field.
    """
    person = find_or_enter(who, by=by, today=today)
    given = put_in_office(person, grant, because=because, by=by, today=today)
    invite(person, _in_words(given), by=by, now=now)
    return person


@transaction.atomic
def replace_holder(
    tenure: Tenure, who: Who, *, starts_on: date, because: str, by: User, today: date, now: datetime
) -> User:
    """End an office the day before another person takes it over, in the same place and seat.

    raises: NotAllowed; ValidationError naming the field; neither half is written then.
    """
    refuse_not_ours(tenure, by, today)
    hold_still(place_of(tenure))
    tenure.refresh_from_db()
    last = starts_on - ONE_DAY
    _refuse_handed_over(tenure, last)
    if last < tenure.starts_on:
        words = (
            f"Choose a day after {plain_day(tenure.starts_on)}, the first day of {tenure.person}"
        )
        raise ValidationError({"starts_on": words})
    person = _another(tenure, who, by, today)
    grant = replace(_like(tenure, starts_on), after=tenure)
    given = put_in_office(person, grant, because=because, by=by, today=today)
    if tenure.ends_on is None or tenure.ends_on > last:
        end_office(tenure, ends_on=last, because=because, by=by, today=today)
    invite(person, _in_words(given), by=by, now=now)
    return person


@transaction.atomic
def cover_absence(
    tenure: Tenure,
    who: Who,
    *,
    starts_on: date,
    ends_on: date,
    because: str,
    by: User,
    today: date,
    now: datetime,
) -> User:
    """Let another person hold the same office for some days while its holder is away.

    raises: NotAllowed; ValidationError naming the field.
    """
    if ends_on < starts_on:
        raise ValidationError({"ends_on": "The last day cannot be before the first day"})
    refuse_not_ours(tenure, by, today)
    hold_still(place_of(tenure))
    tenure.refresh_from_db()
    if not tenure.runs_on(starts_on) or not tenure.runs_on(ends_on):
        words = f"{tenure.person} does not hold the office on all of these days"
        raise ValidationError({"starts_on": words})
    person = _another(tenure, who, by, today)
    grant = replace(_like(tenure, starts_on), ends_on=ends_on, covers=tenure)
    given = put_in_office(person, grant, because=because, by=by, today=today)
    invite(person, _in_words(given), by=by, now=now)
    return person


@transaction.atomic
def invite_colleague(
    agency: Agency, who: Who, *, office: str, starts_on: date, by: User, today: date, now: datetime
) -> User:
    """An agency's lead lets a colleague in, for their own agency and no more than their own office.

    raises: NotAllowed; ValidationError naming the field.
    """
    require(by, "invite", agency, on=today)
    _refuse_beyond_team(office)
    hold_still(agency)
    if starts_on < today:
        raise ValidationError({"starts_on": "The first day cannot be before today"})
    if not agency.runs_on(starts_on):
        raise ValidationError({"starts_on": f"{agency} does not exist on {plain_day(starts_on)}"})
    person = find_or_enter(who, by=by, today=today)
    if person == by or agency.appointments.filter(person=person, office=office).exclude(
        ends_on__lt=starts_on
    ):
        raise ValidationError({"email": f"{person} holds this office already"})
    tenure = Appointment(person=person, office=office, agency=agency, starts_on=starts_on)
    tenure.save_because("invited by their agency", by=by)
    note_given(tenure, given_through(agency, by, today), "invited by their agency", by=by)
    invite(person, _in_words(tenure), by=by, now=now)
    return person


@transaction.atomic
def end_colleague(
    tenure: Appointment,
    *,
    ends_on: date | None,
    because: str,
    by: User,
    today: date,
    take_back: bool = False,
) -> None:
    """An agency's lead ends the office of a colleague of theirs, or takes it back at once.

    raises: NotAllowed; ValidationError for one's own office or a day that does not fit.
    """
    require(by, "invite", tenure.agency, on=today)
    _refuse_beyond_team(tenure.office)
    hold_still(tenure.agency)
    tenure.refresh_from_db()
    if tenure.person == by:
        raise ValidationError("Your own office is ended by the partnership service.")
    if take_back and tenure.starts_on >= today:
        remove_row(tenure, because=f"taken back: {because}", by=by)
        return
    if ends_on is None or ends_on < max(tenure.starts_on, today - ONE_DAY):
        words = "The last day cannot be before yesterday or the first day"
        raise ValidationError({"ends_on": words})
    if tenure.ends_on and tenure.ends_on < ends_on:
        raise ValidationError({"ends_on": f"It ends on {plain_day(tenure.ends_on)} already"})
    end_row(tenure, ends_on, because=because, by=by)


def _refuse_beyond_team(office: str) -> None:
    """raises: NotAllowed for an office that the partnership service gives and ends."""
    if office not in TEAM_OFFICES:
        raise NotAllowed(
            Refusal(
                heading=f"You cannot give or end the office {Office(office).label}",
                standfirst="That belongs to the partnership service.",
                detail="Nothing was changed.",
            )
        )


def _refuse_handed_over(tenure: Tenure, last: date) -> None:
    """raises: ValidationError for an office that ends sooner, or that somebody takes over then."""
    if tenure.ends_on and tenure.ends_on < last:
        words = f"It ends on {plain_day(tenure.ends_on)}: give the office to the new holder instead"
        raise ValidationError({"starts_on": words})
    place = {name: getattr(tenure, name) for name in ("board", "agency") if hasattr(tenure, name)}
    after = type(tenure).objects.filter(office=tenure.office, starts_on=last + ONE_DAY, **place)
    if tenure.ends_on == last and after.exists():
        raise ValidationError(
            f"This office is handed over already, from {plain_day(last + ONE_DAY)}"
        )


def invite_again(person: User, *, by: User, now: datetime) -> None:
    """Write the invitation anew. raises: NotAllowed; ValidationError once a password is set."""
    require(by, "manage", person)
    if person.has_usable_password():
        raise ValidationError(f"{person} has set a password already.")
    held = [*person.memberships.order_by("pk"), *person.appointments.order_by("pk")]  # type: ignore
    invite(person, "; ".join(_in_words(one) for one in held[:3]), by=by, now=now)


def _in_words(tenure: Tenure) -> str:
    """For a letter: which office, where, from which day."""
    return f"{tenure}, from {plain_day(tenure.starts_on)}"


def find_or_enter(who: Who, *, by: User, today: date) -> User:
    """The person of this address; a new one when the address is nobody's.

    Somebody whom `by` cannot see is found as well: their offices elsewhere stay unseen, and one
    person has one account. Until the office is theirs they are answered for like nobody.
    raises: ValidationError naming the field.
    """
    email = User.objects.normalize_email(who.email.strip()).lower()
    known = User.objects.filter(email=email).first()
    refuse_own_mailboxes(email, by=by, on=today)
    if known is None:
        return enter_new(who, by=by)
    seen = User.objects.visible_to(by).filter(pk=known.pk).exists()
    if not seen and not who.name.strip():
        raise ValidationError({"name": NAME_TOO})
    if not known.is_active:
        words = ": its account is closed" if seen else ""
        raise ValidationError({"email": f"This address cannot be used{words}"})
    if seen and who.name.strip() and who.name.strip().casefold() != known.name.casefold():
        words = f"{known.name} is entered with this address. Leave the name empty if you mean them"
        raise ValidationError({"email": words})
    return known


def enter_new(who: Who, *, by: User | None) -> User:
    """A person without a password. raises: ValidationError naming the field."""
    email, name = who.email.strip(), who.name.strip()
    try:
        validate_email(email)
    except ValidationError:
        words = "Enter an address in the form name@example.org"
        raise ValidationError({"email": words}) from None
    if not name:
        raise ValidationError({"name": NAME_TOO})
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name, by=by)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from None
    except IntegrityError:
        raise ValidationError({"email": "Somebody entered this address just now"}) from None


def _another(tenure: Tenure, who: Who, by: User, today: date) -> User:
    """raises: ValidationError when it is the holder."""
    person = find_or_enter(who, by=by, today=today)
    if person == tenure.person:
        raise ValidationError({"email": f"{person} holds this office already"})
    return person


def _like(tenure: Tenure, starts_on: date) -> Grant:
    """The same office in the same place and seat, from a day."""
    seat: Any = tenure.agency if isinstance(tenure, Membership) else None
    rows = [] if isinstance(tenure, Membership) else list(tenure.given_for.all())  # type: ignore
    return Grant(
        office=tenure.office,
        place=place_of(tenure),
        starts_on=starts_on,
        seat=seat,
        sits_in=tenure.seat if isinstance(tenure, Membership) else None,
        serves=rows[0].partnership if len(rows) == 1 else None,
    )
