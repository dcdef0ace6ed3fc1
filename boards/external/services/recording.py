"""Enter an inspection, a complaints report or a letter, and correct it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Length

from boards.external.models import GRADED, ConcernedAgency, ExternalEntry
from boards.models import Partnership
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.documents.services import attach
from partnership.people.models import User
from partnership.ui.words import plain_day

SERIES = "EXT"


@dataclass(frozen=True)
class Entered:
    """What it is, of whom, about which agencies, on which days, and what is to be answered."""

    kind: str
    body: str
    dated_on: date
    summary: str
    agencies: Sequence[Agency] = ()
    came_on: date | None = None
    address: str = ""
    grade: str = ""
    to_answer: str = ""
    due_on: date | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The same without the agencies, by the names of the fields."""
        names = [field.name for field in fields(self) if field.name != "agencies"]
        return {name: getattr(self, name) for name in names}


@transaction.atomic
def record_entry(
    partnership: Partnership,
    entered: Entered,
    *,
    file: Any = None,
    by: User,
    today: date,
    now: datetime,
) -> ExternalEntry:
    """Enter it under the next number, with its file; a second click enters nothing.

    raises: NotAllowed; ValidationError for days out of order or to come, a grade that was not
    published, an agency of elsewhere, or a file that is not taken.
    """
    require(by, "keep_external", partnership)
    _check(partnership, entered, by, today)
    held = Partnership.objects.select_for_update().get(pk=partnership.pk)
    again: ExternalEntry | None = held.external_entries.filter(
        **entered.facts, struck_because=""
    ).first()
    if again is not None:
        return again
    row = ExternalEntry(partnership=held, **entered.facts)
    row.reference = _next_reference(held, entered.dated_on.year)
    row.save_because("entered", by=by)
    _set_agencies(row, entered.agencies, "entered", by)
    if file:
        attach(row, file, title=row.heading[:200], by=by, now=now)
    return row


@transaction.atomic
def change_entry(
    row: ExternalEntry, entered: Entered, *, because: str, by: User, today: date
) -> ExternalEntry:
    """Correct what the register says of it.

    raises: NotAllowed; ValidationError as `record_entry`, or for a day after the answer's.
    """
    require(by, "keep", row)
    row = ExternalEntry.objects.select_for_update().get(pk=row.pk)
    require(by, "keep", row)
    _check(row.partnership, entered, by, today, row)
    for name, value in entered.facts.items():
        setattr(row, name, value)
    row.save_because(because, by=by)
    _set_agencies(row, entered.agencies, because, by)
    return row


def _set_agencies(row: ExternalEntry, agencies: Sequence[Agency], because: str, by: User) -> None:
    wanted = {agency.pk: agency for agency in agencies}
    for one in row.concerned.all():
        if wanted.pop(one.agency_id, None) is None:
            one.delete_because(because, by=by)
    for agency in wanted.values():
        ConcernedAgency(entry=row, agency=agency).save_because(because, by=by)


def _check(
    partnership: Partnership,
    entered: Entered,
    by: User,
    today: date,
    row: ExternalEntry | None = None,
) -> None:
    errors = {**_wrong_days(entered, today, row), **_wrong_grade(entered)}
    known = set(row.concerned.values_list("agency", flat=True)) if row else set()
    asked = {agency.pk for agency in entered.agencies} - known
    seen = Agency.objects.visible_to(by, on=today).filter(listings__partnership=partnership)
    if asked - set(seen.filter(pk__in=asked).values_list("pk", flat=True)):
        errors["agencies"] = "Choose agencies of this partnership"
    if errors:
        raise ValidationError(errors)


def _wrong_days(entered: Entered, today: date, row: ExternalEntry | None) -> dict[str, str]:
    errors = {}
    if entered.dated_on > today and entered.kind not in GRADED:
        errors["dated_on"] = f"The day cannot be after today, {plain_day(today)}"
    if entered.came_on and entered.came_on > today:
        errors["came_on"] = f"The day cannot be after today, {plain_day(today)}"
    elif entered.came_on and entered.came_on < entered.dated_on:
        errors["came_on"] = f"It cannot have come before {plain_day(entered.dated_on)}"
    if entered.due_on and entered.due_on < entered.dated_on:
        errors["due_on"] = f"It cannot be due before {plain_day(entered.dated_on)}"
    if row and row.answered_on and row.answered_on < entered.dated_on:
        errors["dated_on"] = f"It was answered on {plain_day(row.answered_on)} already"
    return errors


def _wrong_grade(entered: Entered) -> dict[str, str]:
    if not entered.grade:
        return {}
    if entered.kind not in GRADED:
        return {"grade": "Only an inspection has a grade"}
    errors = {}
    if not entered.address:
        errors["address"] = "A grade needs the public address where it stands"
    if not entered.came_on:
        errors["came_on"] = "A grade needs the day on which it was published"
    return errors


def _next_reference(partnership: Partnership, year: int) -> str:
    """For example EXT-2026-003. The partnership's row is locked, so no number is given twice."""
    start = f"{SERIES}-{year}-"
    numbered = partnership.external_entries.filter(reference__startswith=start)
    newest = numbered.order_by(Length("reference").desc(), "-reference").first()
    last = int(newest.reference.removeprefix(start)) if newest else 0
    return f"{start}{last + 1:03d}"
