"""What the agency's page and the register of leads show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.models import Listing, Partnership
from boards.obligations.models import NamedLead
from boards.obligations.standing import Because, Before, Lead, every_duty, leads_of_each, led_before
from partnership.agencies.models import Agency


@dataclass(frozen=True)
class Of:
    """The duties of one agency as one partnership sees them."""

    partnership: Partnership
    rows: list[Because]
    may_keep: bool


@dataclass(frozen=True)
class Panel:
    """What stands on the page of an agency."""

    duties: list[Of]
    leads: list[tuple[Lead, Before | None]]
    may_name: bool


def panel_of(agency: Agency, user: Any, today: date) -> Panel:
    """The duties of each partnership that the reader sees, and the leads if they may know them.

    Six queries, and two for each partnership that lists the agency and that the reader sees.
    """
    mine = Partnership.objects.visible_to(user, on=today)
    listing = mine.filter(
        pk__in=Listing.objects.on(today).filter(agency=agency).values("partnership")
    )
    keeps = Partnership.objects.visible_to(user, "keep_duties", on=today)
    kept = set(keeps.values_list("pk", flat=True))
    found = [Of(one, every_duty(agency, today, one), one.pk in kept) for one in listing]
    may_name = Agency.objects.visible_to(user, "name_leads", on=today).filter(pk=agency.pk).exists()
    seen = may_name or _sees_leads(agency, user, today)
    return Panel(found, _leads(agency, user, today) if seen else [], may_name)


def _leads(agency: Agency, user: Any, today: date) -> list[tuple[Lead, Before | None]]:
    """Each purpose with its lead; one that stands empty with where it was led before."""
    if agency.is_category:
        return []
    leads = leads_of_each([agency.pk], today)[agency.pk]
    empty = any(one.row is None for one in leads)
    before = led_before([agency.pk], user, today)[agency.pk] if empty else {}
    return [(one, None if one.row else before.get(one.purpose)) for one in leads]


def _sees_leads(agency: Agency, user: Any, today: date) -> bool:
    return bool(NamedLead.objects.visible_to(user, on=today).filter(agency=agency).exists())


@dataclass(frozen=True)
class Line:
    """One agency of the register."""

    agency: Agency
    leads: list[Lead]


def register_of_leads(partnership: Partnership, today: date) -> list[Line]:
    """Every agency of today's lists with its leads. Two queries."""
    listed = Listing.objects.on(today).filter(partnership=partnership, agency__is_category=False)
    agencies = list(Agency.objects.on(today).filter(pk__in=listed.values("agency")))
    leads = leads_of_each([agency.pk for agency in agencies], today)
    return [Line(agency, leads[agency.pk]) for agency in agencies]
