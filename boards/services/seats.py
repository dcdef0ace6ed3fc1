"""Acts on seats: open, rename and end one, name its standing deputies."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from boards.models import Board, Deputy, Listing, Membership, Part, Seat
from boards.models.seats import PARTS, next_order
from boards.services.letters_to_deputies import tell_members
from boards.services.offices import hold_still
from boards.services.replying import withdrawn_by
from boards.services.rows import end_seat_row, refuse_past
from boards.tenures import managed_agencies
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User
from partnership.records.dated import not_over_on
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


@transaction.atomic
def open_seat(
    board: Board,
    *,
    part: str,
    agency: Agency | None,
    title: str = "",
    starts_on: date,
    because: str,
    by: User,
    today: date,
) -> Seat:
    """A place at the table of a board, vacant until somebody is put there.

    raises: NotAllowed; ValidationError naming the field.
    """
    require(by, "arrange", board, on=today)
    refuse_past(board.partnership, starts_on, by=by, today=today)
    if agency is not None and part == Part.CHAIR:
        words = "The chair is no agency’s seat: whoever takes it may come from any. Leave it empty"
        raise ValidationError({"agency": words})
    if agency is not None:
        _refuse_unlisted(agency, board, by, today)
    if not board.runs_on(starts_on):
        words = f"{board} does not run on {plain_day(starts_on)}"
        raise ValidationError({"starts_on": words})
    hold_still(board)
    _refuse_twin(board, part, agency, title, starts_on)
    order = 0 if part == Part.CHAIR else next_order(board)
    seat = Seat(
        board=board, part=part, agency=agency, title=title, starts_on=starts_on, order=order
    )
    seat.save_because(because, by=by)
    return seat


def _refuse_unlisted(agency: Agency, board: Board, by: User, today: date) -> None:
    """raises: ValidationError for an agency that the board's partnership does not list."""
    listed = Listing.objects.filter(not_over_on(today), partnership=board.partnership_id)
    mine = managed_agencies(by, today).filter(pk=agency.pk)
    if not mine.exists() or not listed.filter(agency=agency).exists():
        raise ValidationError({"agency": "Choose an agency of the same partnership as the board"})


def _refuse_twin(
    board: Board, part: str, agency: Agency | None, title: str, starts_on: date
) -> None:
    """raises: ValidationError for the same seat once more, as a second click makes it."""
    alike = board.seats.filter(not_over_on(starts_on))  # type: ignore[attr-defined]
    if alike.filter(part=part, agency=agency, title__iexact=title, holders__isnull=True).exists():
        words = "This seat stands already and nobody was ever put there: say whom it is meant for"
        raise ValidationError({"title": words})


@transaction.atomic
def change_seat(
    seat: Seat, *, part: str, title: str, order: int, because: str, by: User, today: date
) -> Seat:
    """Correct what a seat is meant for and as what one sits there. Whose it is stays.

    raises: NotAllowed; ValidationError where those who fill it hold another office.
    """
    require(by, "arrange", seat, on=today)
    hold_still(seat.board)
    seat.refresh_from_db()
    if part != seat.part:
        _refuse_other_office(seat, part, today)
    seat.part, seat.title, seat.order = part, title, order
    seat.save_because(because, by=by)
    return seat


def _refuse_other_office(seat: Seat, part: str, today: date) -> None:
    if part == Part.CHAIR and seat.agency_id is not None:
        raise ValidationError({"part": "The chair is no agency’s seat: open a seat for the chair"})
    from_now = seat.holders.filter(not_over_on(today)).select_related("person")  # type: ignore
    for held in from_now:
        if part not in PARTS[held.office]:
            words = f"{held.person} sits there as {held.get_office_display()}: end that first"
            raise ValidationError({"part": words})


@transaction.atomic
def end_seat(seat: Seat, *, ends_on: date, because: str, by: User, today: date) -> Seat:
    """The seat is no more after this day. Who sat there, and when, stays.

    raises: NotAllowed; ValidationError while somebody sits there on later days.
    """
    require(by, "arrange", seat, on=today)
    refuse_past(seat.board.partnership, ends_on, by=by, today=today)
    hold_still(seat.board)
    seat.refresh_from_db()
    if seat.ends_on and seat.ends_on < today:
        raise ValidationError(f"It ended on {plain_day(seat.ends_on)}")
    if ends_on < seat.starts_on:
        words = f"The last day cannot be before the first day, {plain_day(seat.starts_on)}"
        raise ValidationError({"ends_on": words})
    later = seat.holders.filter(not_over_on(ends_on + ONE_DAY))  # type: ignore[attr-defined]
    held = later.select_related("person").first()
    if held is not None:
        words = f"{held.person} sits there on later days: end that office first"
        raise ValidationError({"ends_on": words})
    end_seat_row(seat, ends_on, because=because, by=by)
    return seat


@transaction.atomic
def add_deputy(
    seat: Seat,
    *,
    person: User,
    starts_on: date,
    ends_on: date | None = None,
    because: str,
    by: User,
    today: date,
) -> Deputy:
    """Name a person with an account as standing deputy: they may be sent in place of the holder.

    raises: NotAllowed; ValidationError for whoever sits in the group or is a deputy there already.
    """
    require(by, "arrange", seat, on=today)
    hold_still(seat.board)
    if not seat.runs_on(starts_on):
        words = f"The seat does not stand on {plain_day(starts_on)}"
        raise ValidationError({"starts_on": words})
    if starts_on < today:
        raise ValidationError({"starts_on": "The first day cannot be before today"})
    if ends_on and ends_on < starts_on:
        raise ValidationError({"ends_on": "The last day cannot be before the first day"})
    if not people_to_deputise(seat, by, today).filter(pk=person.pk).exists():
        raise ValidationError({"person": "Choose somebody who works with the partnership"})
    _refuse_deputy_here(seat, person, starts_on)
    row = Deputy(seat=seat, person=person, starts_on=starts_on, ends_on=ends_on)
    row.save_because(because, by=by)
    return row


def _refuse_deputy_here(seat: Seat, person: User, starts_on: date) -> None:
    sits = Membership.objects.filter(not_over_on(starts_on), board=seat.board_id, person=person)
    if sits.filter(seat__isnull=False).exists():
        words = f"{person} sits in this group: one person counts for one seat"
        raise ValidationError({"person": words})
    twice = Deputy.objects.filter(not_over_on(starts_on), seat=seat, person=person)
    if twice.exists():
        raise ValidationError({"person": f"{person} is a deputy of this seat already"})


def people_to_deputise(seat: Seat, by: Any, today: date) -> Any:
    """Who may be named: people whom `by` manages, of the seat's agency where it is one's. One
    query; nobody whose account is closed."""
    found = User.objects.visible_to(by, "manage", on=today).filter(is_active=True)
    if seat.agency_id is None:
        held = Membership.objects.on(today).filter(board__partnership=seat.board.partnership_id)
        return found.filter(pk__in=held.values("person"))
    posts = Appointment.objects.on(today).filter(agency=seat.agency_id)
    held = Membership.objects.on(today).filter(
        board__partnership=seat.board.partnership_id, agency=seat.agency_id
    )
    return found.filter(Q(pk__in=posts.values("person")) | Q(pk__in=held.values("person")))


@transaction.atomic
def end_deputy(
    deputy: Deputy, *, ends_on: date, because: str, by: User, today: date, now: Any
) -> Deputy:
    """A standing deputy is one until this day; where they were named for a later meeting the
    member is told to answer anew.

    raises: NotAllowed; ValidationError for a day before the first or one that has passed.
    """
    require(by, "arrange", deputy.seat, on=today)
    if deputy.ends_on and deputy.ends_on < today:
        raise ValidationError(f"It ended on {plain_day(deputy.ends_on)}")
    if ends_on < max(deputy.starts_on, today - ONE_DAY):
        words = "The last day cannot be before yesterday or the first day"
        raise ValidationError({"ends_on": words})
    tell_members(withdrawn_by(deputy, ends_on), now=now)
    deputy.ends_on = ends_on
    deputy.save_because(because, by=by)
    return deputy
