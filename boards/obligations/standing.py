"""Which duties an agency has on a day and why; which leads it lacks. For this and later rooms."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef

from boards.models import Listing, ListName, Partnership
from boards.obligations.book import StatutoryDuty, duties
from boards.obligations.models import AgencyDuty, NamedLead, Purpose
from partnership.agencies.models import Agency
from partnership.people.models import Appointment
from partnership.records.dated import running_on

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Because:
    """One duty of one agency on a day: what makes it apply, or why it does not."""

    duty: StatutoryDuty
    applies: bool
    ground: str
    override: AgencyDuty | None = None


def asked_because(agency: Agency, day: date, partnership: Partnership) -> list[Because]:
    """The duties for which this partnership may ask something of the agency on a day.

    Duties that do not apply are left out. Two queries.
    """
    return [one for one in _all([agency], day, partnership)[agency.pk] if one.applies]


def asked_because_of_each(
    agencies: Collection[Agency], day: date, partnership: Partnership
) -> dict[int, list[Because]]:
    """The same for many agencies at once, by their numbers. Two queries."""
    found = _all(agencies, day, partnership)
    return {pk: [one for one in rows if one.applies] for pk, rows in found.items()}


def every_duty(agency: Agency, day: date, partnership: Partnership) -> list[Because]:
    """Every duty that applies, and those that would but for what the partnership says."""
    found = _all([agency], day, partnership)[agency.pk]
    return [one for one in found if one.applies or one.override]


def _all(
    agencies: Collection[Agency], day: date, partnership: Partnership
) -> dict[int, list[Because]]:
    pks = [agency.pk for agency in agencies]
    lists: dict[int, set[str]] = defaultdict(set)
    listed = Listing.objects.on(day).filter(partnership=partnership, agency__in=pks)
    for agency, name in listed.order_by().values_list("agency", "list_name"):
        lists[agency].add(name)
    said: dict[tuple[int, str], AgencyDuty] = {}
    rows = AgencyDuty.objects.on(day).filter(partnership=partnership, agency__in=pks)
    for row in rows.order_by("starts_on", "pk"):
        said[row.agency_id, row.code] = row  # the newest holds
    return {
        agency.pk: [
            _because(agency, duty, frozenset(lists[agency.pk]), said.get((agency.pk, code)), day)
            for code, duty in duties().items()
        ]
        for agency in agencies
    }


def _because(
    agency: Agency,
    duty: StatutoryDuty,
    lists: frozenset[str],
    override: AgencyDuty | None,
    day: date,
) -> Because:
    if override:
        return Because(duty, override.applies, override.because, override)
    applies = duty.applies_to(agency.kind, lists, day) and agency.runs_on(day) and bool(lists)
    named = sorted(lists & duty.lists)
    if named:
        return Because(duty, applies, f"Named in the list: {ListName(named[0]).label}")
    return Because(duty, applies, f"Its kind: {agency.get_kind_display()}")


@dataclass(frozen=True)
class Lead:
    """One purpose in one agency, and who leads on it; nobody where that is to be named."""

    purpose: Purpose
    row: NamedLead | None


def leads_of_each(agencies: Collection[int], day: date) -> dict[int, list[Lead]]:
    """By agency every purpose with its lead. One query.

    Whoever holds no office for the agency any more leads there no more.
    """
    office = Appointment.objects.filter(
        running_on(day), agency=OuterRef("agency"), person=OuterRef("person")
    )
    rows = NamedLead.objects.on(day).filter(
        Exists(office), agency__in=agencies, person__is_active=True
    )
    held = {(row.agency_id, row.purpose): row for row in rows.select_related("person")}
    return {
        agency: [Lead(purpose, held.get((agency, purpose))) for purpose in Purpose]
        for agency in agencies
    }


@dataclass(frozen=True)
class Before:
    """An agency in which somebody led to its last day, and from when another one follows it."""

    agency: Agency
    since: date


def led_before(agencies: Collection[int], user: Any, day: date) -> dict[int, dict[str, Before]]:
    """By agency and purpose: what was led in an agency that it followed and the reader may see.

    Nobody leads in a successor before it names them, so each of these is to be named anew. Names
    of people are left out: who led an agency that is gone is no matter of today. Two queries.
    """
    rows = NamedLead.objects.annotate(
        heir=F("agency__successions__after"), since=F("agency__successions__on")
    ).filter(heir__in=agencies, since__lte=day, starts_on__lt=F("since"))
    stood = [row for row in rows if row.ends_on is None or row.ends_on >= row.since - ONE_DAY]
    seen = Agency.objects.visible_to(user, on=day)
    seen = seen.in_bulk({row.agency_id for row in stood}) if stood else {}
    found: dict[int, dict[str, Before]] = defaultdict(dict)
    for row in stood:
        if row.agency_id in seen:
            found[row.heir][row.purpose] = Before(seen[row.agency_id], row.since)
    return found


def last_ends(agencies: Collection[int], day: date) -> dict[int, date]:
    """By agency the latest day on which a named lead ended before this day. One query."""
    rows = NamedLead.objects.filter(agency__in=agencies, ends_on__lt=day).order_by("ends_on")
    return {row.agency_id: row.ends_on for row in rows if row.ends_on}
