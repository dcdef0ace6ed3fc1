"""Say that a duty applies or does not; name who leads in an agency, and end it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Listing, Partnership
from boards.obligations.models import AgencyDuty, NamedLead, Purpose
from boards.services.offices import end_row, hold_still
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.dated import running_on
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


@transaction.atomic
def say_duty(
    partnership: Partnership,
    agency: Agency,
    *,
    code: str,
    applies: bool,
    starts_on: date,
    because: str,
    by: User,
    today: date,
) -> AgencyDuty:
    """From a day on a duty applies to an agency, or does not, for a reason of its own.

    raises: NotAllowed; ValidationError for an agency that the partnership never listed.
    """
    require(by, "keep_duties", partnership, on=today)
    hold_still(agency)
    if not Listing.objects.filter(partnership=partnership, agency=agency).exists():
        raise ValidationError("Only of an agency that stands in your lists.")
    _refuse_day(agency, starts_on)
    running = AgencyDuty.objects.filter(partnership=partnership, agency=agency, code=code)
    for row in running.exclude(ends_on__lt=starts_on):
        end_row(row, starts_on - ONE_DAY, because=because, by=by)
    said = AgencyDuty(
        partnership=partnership,
        agency=agency,
        code=code,
        applies=applies,
        starts_on=starts_on,
        because=because,
    )
    said.save_because(because[:200], by=by)
    return said


def _refuse_day(agency: Agency, day: date) -> None:
    """raises: ValidationError for a day on which the agency does not exist."""
    if not agency.runs_on(day):
        words = f"{agency} does not exist on {plain_day(day)}"
        raise ValidationError({"starts_on": words})


def end_what_was_said(agency: Agency, last_day: date, because: str, by: User) -> None:
    """Whoever led in an agency that ends leads there no more, and its duties end with it.

    Nobody leads in its successor by that: the successor names its leads itself.
    """
    for model in (NamedLead, AgencyDuty):
        for row in model.objects.filter(agency=agency).exclude(ends_on__lte=last_day):
            end_row(row, last_day, because=because[:200], by=by)


@transaction.atomic
def end_duty(row: AgencyDuty, *, ends_on: date, because: str, by: User, today: date) -> None:
    """After this day the agency's kind decides again. raises: NotAllowed; ValidationError."""
    require(by, "keep", row, on=today)
    held = AgencyDuty.objects.select_for_update().get(pk=row.pk)
    if held.ends_on:
        raise ValidationError(f"It ended on {plain_day(held.ends_on)}")
    if ends_on < held.starts_on:
        raise ValidationError({"ends_on": f"It began on {plain_day(held.starts_on)}"})
    end_row(held, ends_on, because=because, by=by)


@transaction.atomic
def name_lead(
    agency: Agency, *, purpose: str, person: User, starts_on: date, by: User, today: date
) -> NamedLead:
    """Name who leads in an agency for a purpose; whoever did ends the day before.

    raises: NotAllowed; ValidationError for somebody without an office for the agency that day.
    """
    require(by, "name_leads", agency, on=today)
    hold_still(agency)
    _refuse_day(agency, starts_on)
    if not agency.appointments.filter(running_on(starts_on), person=person).exists():
        words = f"Choose somebody who holds an office for {agency} on {plain_day(starts_on)}"
        raise ValidationError({"person": words})
    before = NamedLead.objects.filter(agency=agency, purpose=purpose)
    for row in before.exclude(ends_on__lt=starts_on):
        if row.person_id == person.pk and row.runs_on(starts_on):
            raise ValidationError({"person": f"{person} is named already"})
        end_row(row, starts_on - ONE_DAY, because="another was named", by=by)
    lead = NamedLead(agency=agency, purpose=Purpose(purpose), person=person, starts_on=starts_on)
    lead.save_because("named", by=by)
    return lead
