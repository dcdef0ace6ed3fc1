"""Acts on offices: give one, end one, take one back."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.answering import answered_for, note_given
from boards.models import Board, Listing, Membership, Partnership, Seat
from boards.models.seat import wrong_body
from boards.models.seats import refuse_taken
from boards.permissions import OPENS_REVIEWS
from boards.tenures import (
    is_head,
    kept_back,
    managed_agencies,
    managed_boards,
    managed_partnerships,
)
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.services import NotAllowed, Refusal, require
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User
from partnership.records.dated import not_over_on
from partnership.ui.words import plain_day

Tenure = Membership | Appointment
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Grant:
    """Which office, where, in whose seat and for how long."""

    office: str
    place: Board | Agency
    starts_on: date
    ends_on: date | None = None
    seat: Agency | None = None
    covers: Tenure | None = None
    authority: str = ""
    # For which partnership, where the agency stands in the lists of several that the giver manages.
    serves: Partnership | None = None
    # The very seat, where it is known; the office that it is taken over from, if any.
    sits_in: Seat | None = None
    after: Tenure | None = None


@transaction.atomic
def give_office(person: User, grant: Grant, *, because: str, by: User, today: date) -> Tenure:
    """Let a person hold an office from a day.

    raises: NotAllowed; ValidationError naming what is wrong with the office, place or days.
    """
    require(by, "manage", person, on=today)
    return put_in_office(person, grant, because=because, by=by, today=today)


def put_in_office(person: User, grant: Grant, *, because: str, by: User, today: date) -> Tenure:
    """The same for a person who may be new here, and whom `by` cannot manage yet.

    raises: NotAllowed; ValidationError naming what is wrong with the office, place or days.
    """
    refuse_oneself(person, by)
    refuse_elsewhere(grant.place, by, today)
    if grant.seat:
        refuse_elsewhere(grant.seat, by, today)
        _refuse_unlisted(grant.seat, grant.place, today)
    hold_still(grant.place)
    refuse_above_oneself(grant.office, grant.place, grant.starts_on, by=by, today=today)
    errors = {**wrong_sort(grant), **wrong_days(grant)}
    if errors:
        raise ValidationError(errors)
    tenure = _tenure(person, grant)
    _refuse_twice(tenure)
    if isinstance(tenure, Membership):
        refuse_taken(tenure, after=grant.after)
    tenure.save_because(because, by=by)
    if isinstance(tenure, Appointment):
        note_given(tenure, _serving(tenure.agency, grant.serves, by, today), because, by=by)
    return tenure


def _refuse_unlisted(seat: Agency, place: Board | Agency, today: date) -> None:
    """raises: ValidationError for a seat of an agency that the board's partnership does not list:
    whoever works for two would name the one's agency to the other."""
    if not isinstance(place, Board):
        return
    listed = Listing.objects.filter(not_over_on(today), partnership=place.partnership_id)
    if not listed.filter(agency=seat).exists():
        raise ValidationError({"seat": "Choose an agency of the same partnership as the board"})


def _serving(
    agency: Agency, serves: Partnership | None, by: User, today: date
) -> list[Partnership]:
    """Partnerships that `by` manages and that list the agency; only the one said, if it does."""
    listed = not_over_on(today, "listings__")
    mine = managed_partnerships(by, today).filter(listed, listings__agency=agency).distinct()
    return [one for one in mine if one == serves] or list(mine)


@transaction.atomic
def end_office(tenure: Tenure, *, ends_on: date, because: str, by: User, today: date) -> Tenure:
    """Set the last day of an office; what it opens closes with that day.

    raises: NotAllowed; ValidationError when it has ended already or the day is before its first.
    """
    require(by, "manage", tenure.person, on=today)
    refuse_not_ours(tenure, by, today)
    refuse_above_oneself(tenure.office, place_of(tenure), today, by=by, today=today)
    hold_still(place_of(tenure))
    tenure.refresh_from_db()
    refuse_last_head(tenure, ends_on)
    if tenure.ends_on and tenure.ends_on < today:
        raise ValidationError(f"This office already ended on {plain_day(tenure.ends_on)}")
    if tenure.ends_on and ends_on > tenure.ends_on:
        words = f"It ends on {plain_day(tenure.ends_on)} already: give the office anew to go on"
        raise ValidationError({"ends_on": words})
    if ends_on < tenure.starts_on:
        first = plain_day(tenure.starts_on)
        raise ValidationError({"ends_on": f"The last day cannot be before the first day, {first}"})
    end_row(tenure, ends_on, because=because, by=by)
    return tenure


@transaction.atomic
def take_office_back(tenure: Tenure, *, because: str, by: User, today: date) -> None:
    """Undo an office given by mistake, at once: its row goes, its history stays with the reason.

    raises: NotAllowed; ValidationError for an office that has run before today: end that one.
    """
    require(by, "manage", tenure.person, on=today)
    refuse_not_ours(tenure, by, today)
    refuse_above_oneself(tenure.office, place_of(tenure), today, by=by, today=today)
    if tenure.starts_on < today:
        raise ValidationError("It has run before today: give its last day instead.")
    remove_row(tenure, because=f"taken back: {because}", by=by)


def place_of(tenure: Tenure) -> Board | Agency:
    """The board or agency that an office is held in or for."""
    return tenure.board if isinstance(tenure, Membership) else tenure.agency


def _tenure(person: User, grant: Grant) -> Tenure:
    facts: dict[str, Any] = {
        "person": person,
        "office": grant.office,
        "starts_on": grant.starts_on,
        "ends_on": grant.ends_on,
        "covers": grant.covers,
    }
    if isinstance(grant.place, Board):
        return Membership(board=grant.place, agency=grant.seat, seat=grant.sits_in, **facts)
    return Appointment(agency=grant.place, authority=grant.authority, **facts)


def wrong_sort(grant: Grant) -> dict[str, str]:
    """An office of a board for an agency, or the other way round."""
    name = Office(grant.office).label
    for_agency = grant.office in AGENCY_OFFICES
    if for_agency and isinstance(grant.place, Board):
        return {"place": f"{name} is held for an agency. Choose an agency"}
    if not for_agency and isinstance(grant.place, Agency):
        return {"place": f"{name} is held in a board or group. Choose a board or group"}
    if isinstance(grant.place, Board):
        wrong = wrong_body(grant.office, grant.place, grant.starts_on)
        if wrong:
            return {"place": wrong}
    if grant.authority and grant.office != Office.DELEGATED_OFFICER:
        return {"authority": "Only a delegated senior officer decides for their agency"}
    if for_agency and grant.seat:
        return {"seat": "Only an office in a board or group can be in the seat of an agency"}
    return {}


def wrong_days(grant: Grant) -> dict[str, str]:
    """Days out of order, or before and after the place."""
    if grant.ends_on and grant.ends_on < grant.starts_on:
        return {"ends_on": "The last day cannot be before the first day"}
    if not grant.place.runs_on(grant.starts_on):
        return {"starts_on": f"{grant.place} did not exist on {plain_day(grant.starts_on)}"}
    return {}


def _refuse_twice(tenure: Tenure) -> None:
    """The same office in the same place for days that meet."""
    place = {"board": tenure.board} if isinstance(tenure, Membership) else {"agency": tenure.agency}
    same = type(tenure).objects.filter(person=tenure.person, office=tenure.office, **place)
    same = same.exclude(ends_on__lt=tenure.starts_on)
    if tenure.ends_on:
        same = same.exclude(starts_on__gt=tenure.ends_on)
    if same.exists():
        raise ValidationError(f"{tenure.person} already holds this office there in these days")


def refuse_elsewhere(place: Board | Agency, by: User, today: date) -> None:
    """raises: NotAllowed unless the place is of a partnership whose offices `by` looks after."""
    managed = managed_boards if isinstance(place, Board) else managed_agencies
    if not managed(by, today).filter(pk=place.pk).exists():
        raise NotAllowed(
            Refusal(
                heading="You cannot give or end offices there",
                standfirst="That belongs to the service of its own partnership.",
                detail="Nothing was changed.",
            )
        )


def refuse_not_ours(tenure: Tenure, by: User, today: date) -> None:
    """raises: NotAllowed unless the office is one for which the service of `by` answers."""
    refuse_elsewhere(place_of(tenure), by, today)
    if isinstance(tenure, Membership) or answered_for(by, today).filter(pk=tenure.pk).exists():
        return
    raise NotAllowed(
        Refusal(
            heading="You cannot end or hand over this office",
            standfirst="That belongs to those who gave it and to the agency’s own lead.",
            detail="Nothing was changed.",
        )
    )


def refuse_above_oneself(
    office: str, place: Board | Agency, starts_on: date, *, by: User, today: date
) -> None:
    """raises: NotAllowed where the office opens more than `by` may give, or for days that have
    passed, which only a Head of Service fills in."""
    backdated = starts_on < today and not is_head(by, today, place)
    if office not in kept_back(by, today, place) and not backdated:
        return
    name = Office(office).label
    heading = (
        "You cannot give an office from a day that has passed"
        if backdated and office not in OPENS_REVIEWS
        else f"You cannot give or end the office {name}"
    )
    raise NotAllowed(
        Refusal(
            heading=heading,
            standfirst="That belongs to the Head of Service.",
            detail="Nothing was changed.",
        )
    )


def refuse_last_head(tenure: Tenure, ends_on: date) -> None:
    """raises: ValidationError when nobody would be left, on the day after, to give offices."""
    if tenure.office != Office.HEAD_OF_SERVICE or not isinstance(tenure, Membership):
        return
    others = Membership.objects.filter(
        office=Office.HEAD_OF_SERVICE,
        board__partnership=tenure.board.partnership_id,
        starts_on__lte=ends_on + ONE_DAY,
        ends_on__isnull=True,
        person__is_active=True,
    ).exclude(pk=tenure.pk)
    if not others.exists():
        raise ValidationError("Give another person the office of Head of Service first.")


def hold_still(place: Board | Agency) -> None:
    """Let nobody else give or end an office at this place until the caller has."""
    type(place).objects.select_for_update().filter(pk=place.pk).first()


def end_row(row: Any, ends_on: date, *, because: str, by: User) -> None:
    """End a dated row and what covers it; one that would only begin later is taken away."""
    if row.starts_on > ends_on:
        remove_row(row, because=because, by=by)
        return
    for cover in _covers(row).exclude(ends_on__lte=ends_on):
        end_row(cover, ends_on, because=because, by=by)
    row.ends_on = ends_on
    row.save_because(because, by=by)


def remove_row(row: Any, *, because: str, by: User) -> None:
    """Take a row away with what covers it; the history keeps both."""
    for cover in _covers(row):
        remove_row(cover, because=because, by=by)
    row.delete_because(because, by=by)


def _covers(row: Any) -> Any:
    """The offices held in place of this one; none for what is no office."""
    return row.covered_by.all() if isinstance(row, Tenure) else Membership.objects.none()


def refuse_oneself(person: User, by: User) -> None:
    """raises: NotAllowed: nobody gives themselves an office."""
    if person == by:
        raise NotAllowed(
            Refusal(
                heading="You cannot give yourself an office",
                standfirst="That belongs to another officer of the service.",
                detail="Nothing was changed.",
            )
        )
