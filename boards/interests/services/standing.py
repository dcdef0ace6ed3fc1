"""Acts on the register: tell of an interest, change it, end it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from boards.interests.models import Interest
from boards.models import Partnership
from partnership.access.services import require
from partnership.people.models import User
from partnership.records.dated import not_over_on


@transaction.atomic
def tell_interest(
    partnership: Partnership, *, person: User, by: User, today: date, **facts: Any
) -> Interest:
    """Write down a standing interest, of oneself or, as the service, of another.

    in: facts, the fields of an interest by name. Told twice it stands once.
    raises: NotAllowed; ValidationError for a person who holds no office here.
    """
    require(by, "tell_interests" if person == by else "keep_interests", partnership)
    if not _holds_office(person, partnership, today):
        raise ValidationError({"person": "Choose somebody who holds an office here"})
    row = Interest(partnership=partnership, person=person, **facts)
    same = _same(row).first()
    if same is not None:
        return same  # the second click
    try:
        with transaction.atomic():
            row.save_because("told", by=by)
    except (IntegrityError, ValidationError):
        same = _same(row).first()
        if same is None:
            raise
        return same  # the second click was as quick as the first
    return row


def _same(row: Interest) -> QuerySet[Interest]:
    """What stands in the register of the very same interest."""
    return Interest.objects.filter(
        partnership=row.partnership_id,
        person=row.person_id,
        kind=row.kind,
        what=row.what,
        starts_on=row.starts_on,
    )


def _holds_office(person: User, partnership: Partnership, today: date) -> bool:
    held = person.memberships.filter(not_over_on(today), board__partnership=partnership)
    return bool(held.exists())


@transaction.atomic
def change_interest(interest: Interest, *, because: str, by: User, **facts: Any) -> Interest:
    """Correct what it says. raises: NotAllowed; ValidationError."""
    require(by, "keep", interest)
    interest.refresh_from_db(from_queryset=Interest.objects.select_for_update())
    for name, value in facts.items():
        setattr(interest, name, value)
    interest.save_because(because, by=by)
    return interest


@transaction.atomic
def end_interest(interest: Interest, *, ends_on: date, because: str, by: User) -> Interest:
    """Say until when it holds; it stays in the register. raises: NotAllowed; ValidationError."""
    require(by, "keep", interest)
    interest.refresh_from_db(from_queryset=Interest.objects.select_for_update())
    if ends_on < interest.starts_on:
        raise ValidationError({"ends_on": "The last day is before the first day"})
    interest.ends_on = ends_on
    interest.save_because(because, by=by)
    return interest
