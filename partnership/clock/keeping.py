"""Keep the law up to date: add and withdraw bank holidays, adopt and withdraw editions.

Each act takes the partnership whose right it uses; what it writes holds for the deployment. It
asks for the count anew as a job, so that the page answers at once and nothing is lost.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from partnership.access.services import require
from partnership.clock import law, standing
from partnership.clock.bank_holidays import CALENDARS
from partnership.clock.law import Added
from partnership.clock.models import AdoptedEdition, Holiday
from partnership.clock.models.added import CALENDARS_OF, Extent
from partnership.clock.rulebook import book
from partnership.jobs.services import request
from partnership.records.models import Record

Row = TypeVar("Row", Holiday, AdoptedEdition)

RECOUNT = "clock.recount"
RIGHT = "keep_clock"
SATURDAY = 5


def drafted_holiday(*, by: Any, today: date, **fields: Any) -> Holiday:
    """The bank holiday as it would be added; not saved.

    raises: ValidationError for a day that is off already, a weekend, or not announced yet.
    """
    row = Holiday(**fields, added_by=by, added_on=today)
    if row.announced_on > today:
        raise ValidationError({"announced_on": "Add it once it has been announced"})
    if row.announced_on > row.day:
        words = "It cannot be announced after the day itself"
        raise ValidationError({"announced_on": words})
    if row.day.weekday() >= SATURDAY:
        raise ValidationError({"day": f"{row.day:%A}s are no working days as it is"})
    wanted = CALENDARS_OF[Extent(row.extent)]
    if all(_is_off(row.day, name) for name in wanted):
        raise ValidationError({"day": "This day is a bank holiday already"})
    row.full_clean()
    return row


def _is_off(day: date, calendar: str) -> bool:
    known = CALENDARS[calendar]
    if not known.first <= day <= known.last:
        words = f"The day must be between {known.first.year} and {known.last.year}"
        raise ValidationError({"day": words})
    return day in law.now().calendar(calendar)


@transaction.atomic
def add_holiday(
    place: models.Model, *, by: Any, today: date, now: datetime, **fields: Any
) -> Holiday:
    """A bank holiday was proclaimed. Open deadlines move; closed ones are not judged again.

    raises: NotAllowed; ValidationError as `drafted_holiday`.
    """
    require(by, RIGHT, place, on=today)
    row = drafted_holiday(by=by, today=today, **fields)
    _save(row, f"added: {row.source}", by, now)
    return row


@transaction.atomic
def withdraw_holiday(
    place: models.Model, holiday: Holiday, *, because: str, by: Any, today: date, now: datetime
) -> Holiday:
    """It was added by mistake. What was closed while it stood keeps counting with it.

    raises: NotAllowed; ValidationError when it is withdrawn already.
    """
    require(by, RIGHT, place, on=today)
    row = Holiday.objects.select_for_update().get(pk=holiday.pk)
    return _withdraw(row, because, by, today, now)


def drafted_edition(*, by: Any, today: date, **fields: Any) -> AdoptedEdition:
    """The edition as it would be adopted; not saved.

    raises: ValidationError for a rule that does not exist, a name or a day that is taken.
    """
    row = AdoptedEdition(**fields, adopted_by=by, adopted_on=today)
    row.full_clean()
    committed = book().rules[row.code].editions
    if row.key in {edition.key for edition in committed}:
        raise ValidationError({"key": "An edition of this rule has this name already"})
    standing_editions = law.now().rule(row.code).editions
    if row.in_force_from in {edition.in_force_from for edition in standing_editions}:
        words = "An edition of this rule is in force from this very day"
        raise ValidationError({"in_force_from": words})
    if row.in_force_from < committed[0].in_force_from:
        words = "It would begin before the first edition that the portal knows"
        raise ValidationError({"in_force_from": words})
    return row


@transaction.atomic
def adopt_edition(
    place: models.Model, *, by: Any, today: date, now: datetime, **fields: Any
) -> AdoptedEdition:
    """A new text sets a rule, for cases triggered from its first day on.

    raises: NotAllowed; ValidationError as `drafted_edition`.
    """
    require(by, RIGHT, place, on=today)
    row = drafted_edition(by=by, today=today, **fields)
    _save(row, f"adopted: {row.because}", by, now)
    return row


@transaction.atomic
def withdraw_edition(
    place: models.Model,
    edition: AdoptedEdition,
    *,
    because: str,
    by: Any,
    today: date,
    now: datetime,
) -> AdoptedEdition:
    """It was adopted by mistake. What was closed while it stood stays judged by it.

    raises: NotAllowed; ValidationError when it is withdrawn already.
    """
    require(by, RIGHT, place, on=today)
    row = AdoptedEdition.objects.select_for_update().get(pk=edition.pk)
    return _withdraw(row, because, by, today, now)


def without(change: Added, today: date) -> Added:
    """The same, withdrawn on this day."""
    return replace(change, withdrawn_on=today)


def _withdraw(row: Row, because: str, by: Any, today: date, now: datetime) -> Row:
    if row.withdrawn_on:
        raise ValidationError("It is withdrawn already.")
    row.withdrawn_on, row.withdrawn_because = today, because
    _save(row, f"withdrawn: {because}", by, now)
    return row


def _save(row: Record, reason: str, by: Any, now: datetime) -> None:
    """Write the row, count with it from here on, and have everything counted anew."""
    try:
        with transaction.atomic():
            row.save_because(reason, by=by)
    except IntegrityError:
        raise ValidationError("Somebody else has just added the same. See the rulebook.") from None
    standing.forget()
    newest = row.history.latest("history_id").history_id
    request(RECOUNT, f"{row._meta.model_name}-{row.pk}-{newest}", now=now)
