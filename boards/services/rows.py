"""What acts on the arrangements have in common: who may fill in the past, ending, keys."""

import secrets
from datetime import date
from typing import Any

from django.utils.text import slugify

from boards.models import Membership, Partnership, Seat
from boards.services.offices import end_row, place_of, refuse_above_oneself, refuse_last_head
from partnership.access.services import NotAllowed, Refusal, can
from partnership.people.models import Appointment, User
from partnership.records.models import Record

KEY_LENGTH = 70


def refuse_past(partnership: Partnership, day: date, *, by: User, today: date) -> None:
    """raises: NotAllowed for a day that has passed, which only a Head of Service fills in."""
    if day < today and not can(by, "keep_clock", partnership, on=today):
        raise NotAllowed(
            Refusal(
                heading="You cannot end this on a day that has passed",
                standfirst="That belongs to the Head of Service.",
                detail="Nothing was changed.",
            )
        )


def end_all(
    model: type[Membership] | type[Appointment],
    where: dict[str, Any],
    ends_on: date,
    *,
    because: str,
    by: User,
    today: date,
) -> None:
    """End every office at a place; the history of each says why.

    Closing a place ends no office that `by` could not end one by one.
    raises: NotAllowed; ValidationError where no Head of Service would be left.
    """
    for tenure in model.objects.filter(**where).exclude(ends_on__lte=ends_on):
        refuse_above_oneself(tenure.office, place_of(tenure), today, by=by, today=today)
        refuse_last_head(tenure, ends_on)
        end_row(tenure, ends_on, because=because, by=by)


def end_seats(where: dict[str, Any], ends_on: date, *, because: str, by: User) -> None:
    """End every seat at a place, with its standing deputies, whoever fills it."""
    for seat in Seat.objects.filter(**where).exclude(ends_on__lte=ends_on):
        end_seat_row(seat, ends_on, because=because, by=by)


def end_seat_row(seat: Seat, ends_on: date, *, because: str, by: User) -> None:
    """End a seat and its standing deputies; one that would only begin later ends as it begins."""
    for deputy in seat.deputies.exclude(ends_on__lte=ends_on):  # type: ignore[attr-defined]
        deputy.ends_on = max(ends_on, deputy.starts_on)
        deputy.save_because(because, by=by)
    seat.ends_on = max(ends_on, seat.starts_on)
    seat.save_because(because, by=by)


def free_key(model: type[Record], name: str) -> str:
    """A key for an address, made of the name, that no row of the model has.

    What is added to a taken one is drawn by lot: a running number would count rows that the reader
    does not see.
    """
    stem = slugify(name)[:KEY_LENGTH].strip("-") or "unnamed"
    key = stem
    while model._default_manager.filter(key=key).exists():  # type: ignore[misc]
        key = f"{stem}-{secrets.token_hex(2)}"
    return key
