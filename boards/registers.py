"""The published lists of agencies, and the page of one agency."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db.models import Q

from boards.models import Listing, ListName, Membership
from boards.words import count_of, listed
from partnership.agencies.models import Agency, Succession
from partnership.people.models import Appointment

TITLES = {
    ListName.STATUTORY: "Statutory partners",
    ListName.CHILDREN: "Children’s list",
    ListName.ADULTS: "Adults’ list",
}
COUNTED = {
    ListName.STATUTORY: ("statutory partner", "statutory partners"),
    ListName.CHILDREN: ("entry in the children’s list", "entries in the children’s list"),
    ListName.ADULTS: ("entry in the adults’ list", "entries in the adults’ list"),
}


@dataclass(frozen=True)
class Entry:
    """One entry as printed, and when it or its agency ended."""

    listing: Listing
    ended: date | None


@dataclass(frozen=True)
class Part:
    """The entries under one subheading."""

    subheading: str
    entries: list[Entry]


@dataclass(frozen=True)
class Heading:
    """The parts under one heading."""

    heading: str
    parts: list[Part]


@dataclass(frozen=True)
class Register:
    """One list."""

    name: str  # one word that no other list of the page has
    title: str
    headings: list[Heading]


@dataclass(frozen=True)
class Registers:
    """The lists of one partnership: its statutory partners, then those for children and adults."""

    partnership: str
    counts: str
    lists: list[Register]

    @property
    def statutory(self) -> list[Register]:
        """The statutory partners, one list for each area where they are listed by area."""
        return [one for one in self.lists if one.name.startswith(ListName.STATUTORY)]

    @property
    def columns(self) -> list[list[Register]]:
        """The published lists: those for children, those for adults."""
        found = (
            [one for one in self.lists if one.name.startswith(name)]
            for name in (ListName.CHILDREN, ListName.ADULTS)
        )
        return [column for column in found if column]


def registers(user: Any, day: date, today: date, *, words: str = "") -> list[Registers]:
    """The lists as they stood on a day, for each partnership that the reader may see. One query.

    in: `words`, all of which an entry must hold to be shown.
    """
    found = Listing.objects.visible_to(user).on(day).select_related("agency", "partnership", "area")
    for word in words.split():
        found = found.filter(_holds(word))
    by_partnership = defaultdict(list)
    for listing in found:
        by_partnership[listing.partnership].append(listing)
    return [
        Registers(str(one), _counts(rows), _lists(rows, today))
        for one, rows in sorted(by_partnership.items(), key=lambda pair: str(pair[0]))
    ]


def _holds(word: str) -> Q:
    """Entries with this word in them or over them."""
    places = ("printed", "heading", "subheading", "note", "agency__name")
    return reduce(or_, (Q(**{f"{place}__icontains": word}) for place in places))


def _counts(rows: list[Listing]) -> str:
    numbers = {name: sum(row.list_name == name for row in rows) for name in COUNTED}
    return listed(
        [count_of(numbers[name], *words) for name, words in COUNTED.items() if numbers[name]]
    )


def _lists(rows: list[Listing], today: date) -> list[Register]:
    """A partnership for children alone has no list for adults; an area may have its own."""
    found = []
    for name, title in TITLES.items():
        mine = sorted((row for row in rows if row.list_name == name), key=_which)
        for number, ((area, printed), few) in enumerate(groupby(mine, key=_which), start=1):
            words = ", ".join(part for part in (printed or title, area) if part)
            found.append(Register(f"{name.value}-{number}", words, _headings(list(few), today)))
    return found


def _which(row: Listing) -> tuple[str, str]:
    return (row.area.name if row.area else "", row.title)


def _headings(rows: list[Listing], today: date) -> list[Heading]:
    return [
        Heading(heading, _parts(list(few), today))
        for heading, few in groupby(rows, key=lambda row: row.heading)
    ]


def _parts(rows: list[Listing], today: date) -> list[Part]:
    return [
        Part(subheading, [Entry(row, _ended(row, today)) for row in few])
        for subheading, few in groupby(rows, key=lambda row: row.subheading)
    ]


def _ended(listing: Listing, today: date) -> date | None:
    """The last day of the entry or its agency, when it is past."""
    days = [day for day in (listing.agency.ends_on, listing.ends_on) if day and day < today]
    return min(days, default=None)


@dataclass(frozen=True)
class AgencyPage:
    """What one reader sees of one agency."""

    successors: list[Succession]
    predecessors: list[Succession]
    listings: list[Listing]
    seats: list[Membership]
    offices: list[Appointment]

    @property
    def several(self) -> bool:
        """Whether the reader sees it in more than one partnership, so that each is named."""
        mine = {listing.partnership_id for listing in self.listings}
        return len(mine | {seat.board.partnership_id for seat in self.seats}) > 1


def agency_page(agency: Agency, user: Any, today: date) -> AgencyPage:
    """What came before and after it, its entries in lists, its seats and offices."""
    seen = Agency.objects.visible_to(user)
    seats = Membership.objects.visible_to(user).on(today).filter(agency=agency)
    offices = Appointment.objects.visible_to(user).on(today).filter(agency=agency)
    both = Q(before=agency, after__in=seen) | Q(after=agency, before__in=seen)
    steps = list(Succession.objects.filter(both).select_related("before", "after"))
    return AgencyPage(
        successors=[step for step in steps if step.before_id == agency.pk],
        predecessors=[step for step in steps if step.after_id == agency.pk],
        listings=list(
            Listing.objects.visible_to(user)
            .filter(agency=agency)
            .select_related("partnership", "area")
            .order_by("partnership__name", "-list_name", "starts_on")
        ),
        seats=list(seats.select_related("board__partnership", "person")),
        offices=list(offices.select_related("person")),
    )
