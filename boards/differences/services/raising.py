"""Raise a professional difference: by reference, agencies and what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from boards.differences.models import Difference, Side, State
from boards.differences.permissions import CHAIR, RAISE
from boards.differences.services.stepping import add_safety, begin_stage, tell_next
from boards.models import Listing, Membership, Partnership
from boards.numbering import next_reference
from boards.permissions import INDEPENDENT
from partnership.access.offices import AGENCY_OFFICES, SERVICE
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User

SERIES = "PD"
FOR_ANY = (*SERVICE, *INDEPENDENT, *CHAIR)


@dataclass(frozen=True)
class Raised:
    """What is raised by which agency with which others; `made_safe` where somebody is at risk."""

    raised_for: Agency
    asked: Sequence[Agency]
    remit: str
    ground: str
    words: str = ""
    case_reference: str = ""
    at_risk: bool = False
    made_safe: str = ""


def listed_agencies(partnership: Partnership, today: date) -> QuerySet[Agency]:
    """The bodies that the partnership lists today, without those that stand for many."""
    listed = Listing.objects.on(today).filter(partnership=partnership).order_by().values("agency")
    found: Any = Agency.objects.on(today)
    rows: QuerySet[Agency] = found.filter(pk__in=listed, is_category=False)
    return rows


def raisers(partnership: Partnership, by: User, today: date) -> QuerySet[Agency]:
    """The agencies for which somebody may raise: their own; any for the service and the chairs."""
    listed = listed_agencies(partnership, today)
    seats = Membership.objects.held(by, FOR_ANY, today)
    if seats.filter(board__partnership=partnership).exists():
        return listed
    posts = Appointment.objects.held(by, AGENCY_OFFICES, today)
    return listed.filter(pk__in=posts.order_by().values("agency"))


@transaction.atomic
def raise_difference(
    partnership: Partnership, raised: Raised, *, by: User, today: date, now: datetime
) -> Difference:
    """Write it down, begin its first stage and tell whoever is next; a second click writes nothing.

    raises: NotAllowed; ValidationError for agencies that are not the raiser's or not listed here,
    or where somebody is at risk and nothing is said of what was done.
    """
    require(by, RAISE, partnership, on=today)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    errors = _wrong(partnership, raised, by, today)
    if errors:
        raise ValidationError(errors)
    found = _raised_already(partnership, raised, by, today)
    if found:
        return found
    row = Difference(
        partnership=partnership,
        reference=next_reference(Difference, partnership, f"{SERIES}-{today.year}"),
        remit=raised.remit,
        ground=raised.ground,
        case_reference=raised.case_reference,
        words=raised.words,
        at_risk=raised.at_risk,
        raised_for=raised.raised_for,
        raised_on=today,
        raised_by=by,
    )
    row.save_because("raised", by=by)
    Side(difference=row, agency=raised.raised_for, asked=False).save_because("raises it", by=by)
    for agency in raised.asked:
        Side(difference=row, agency=agency).save_because("asked", by=by)
    if raised.made_safe:
        add_safety(row, words=raised.made_safe, by=by, now=now)
    step = begin_stage(row, 1, by=by, today=today)
    tell_next(row, step, what="begun", words="it was raised", by=by, today=today, now=now)
    return row


def _wrong(partnership: Partnership, raised: Raised, by: User, today: date) -> dict[str, str]:
    errors = {}
    if not raisers(partnership, by, today).filter(pk=raised.raised_for.pk).exists():
        errors["raised_for"] = "Choose your own agency"
    asked = {one.pk for one in raised.asked}
    listed = listed_agencies(partnership, today).filter(pk__in=asked)
    if not asked or listed.count() != len(asked):
        errors["asked"] = "Choose an agency of this partnership"
    elif raised.raised_for.pk in asked:
        errors["asked"] = "Choose another agency than the one that raises it"
    if raised.at_risk and not raised.made_safe.strip():
        errors["made_safe"] = "Say what was done at once, and who was told"
    return errors


def _raised_already(
    partnership: Partnership, raised: Raised, by: User, today: date
) -> Difference | None:
    """The same from a click before."""
    same = Difference.objects.filter(
        partnership=partnership,
        raised_by=by,
        raised_on=today,
        raised_for=raised.raised_for,
        ground=raised.ground,
        case_reference=raised.case_reference,
        words=raised.words,
        state=State.OPEN,
    )
    asked = {one.pk for one in raised.asked}
    for row in same.prefetch_related("sides"):
        if {one.agency_id for one in row.sides.all() if one.asked} == asked:
            found: Difference = row
            return found
    return None
