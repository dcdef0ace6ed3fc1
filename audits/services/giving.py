"""A lead gives a standard of the return to a colleague, or takes it back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.letters import to_colleague
from audits.models import Return, Section
from partnership.access.offices import AGENCY_OFFICES
from partnership.access.services import require
from partnership.outbox.services import post
from partnership.people.models import Appointment, User


@transaction.atomic
def give(section: Section, person: User | None, *, by: User, now: datetime) -> Section:
    """Give one standard to somebody of the agency, who is told; nobody takes it back.

    raises: NotAllowed; ValidationError for somebody who holds no office of the agency today, or
    once the return is submitted.
    """
    require(by, "answer", section.of)
    row = Return.objects.select_for_update().get(pk=section.of_id)
    section = Section.objects.get(pk=section.pk)
    if row.submitted_at is not None:
        raise ValidationError("It is submitted: nobody answers it now.")
    if person is not None and person not in colleagues(row, now):
        raise ValidationError({"person": "Choose somebody who holds an office of the agency today"})
    if section.person == person:
        return section  # the second click
    section.person = person
    section.save_because("given" if person else "taken back", by=by)
    if person is not None and person != by:
        post([to_colleague(section, person, now)], now=now)
    return section


def colleagues(row: Return, now: datetime) -> list[User]:
    """Everybody with an office of the agency today, by name. One query."""
    held = Appointment.objects.acting(AGENCY_OFFICES, timezone.localdate(now))
    seats = held.filter(agency=row.agency_id).select_related("person")
    return sorted({seat.person for seat in seats}, key=lambda one: (str(one), one.pk))
