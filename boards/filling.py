"""A seat to be filled, carried from the page that names it to the form that fills it, and back."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from boards.models import Board, Partnership, Seat
from boards.tenures import gives_where, managed_agencies, managed_boards
from boards.vacancies import Vacancy
from partnership.access.offices import Office
from partnership.agencies.models import Agency

SHAPES = {
    "of": re.compile(r"[-\w]{1,80}"),
    "place": re.compile(r"(?:board|agency)-\d{1,9}"),
    "office": re.compile(r"[a-z_]{1,30}"),
    "seat": re.compile(r"agency-\d{1,9}"),
    "sits_in": re.compile(r"seat-\d{1,9}"),
    "back": re.compile(r"vacancies"),
}


@dataclass(frozen=True)
class Wanted:
    """Which office, where and in whose seat; the keys of the form's choices, "" where not said.

    `of` is the key of the partnership; `back` names the list that the reader comes from.
    """

    of: str = ""
    place: str = ""
    office: str = ""
    seat: str = ""
    sits_in: str = ""
    back: str = ""

    @property
    def said(self) -> dict[str, str]:
        """What an address carries."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        """The same as the end of an address; "" when nothing is wanted."""
        return f"?{urlencode(self.said)}" if self.said else ""

    @property
    def initial(self) -> dict[str, str]:
        """What a form of offices opens with."""
        return {name: getattr(self, name) for name in ("place", "office", "seat", "sits_in")}

    def back_to(self, places: Mapping[str, Any], otherwise: str) -> str:
        """The page to go back to: the list of vacant roles, else the place, else the other."""
        if self.back == "vacancies":
            return reverse("boards:vacancies")
        place = places.get(self.place)
        return place.get_absolute_url() if place else otherwise


def wanted_in(asked: Mapping[str, str]) -> Wanted:
    """What an address carries; what does not have the shape of a key is left out."""
    found = {name: asked.get(name, "") for name in SHAPES}
    return Wanted(**{name: v for name, v in found.items() if SHAPES[name].fullmatch(v)})


def wanted_at(
    place: Board | Agency | None,
    office: str = "",
    *,
    of: str = "",
    seat: Agency | None = None,
    sits: Seat | None = None,
    back: str = "",
) -> Wanted:
    """The same from rows."""
    return Wanted(
        of=of,
        place=_key(place) if place else "",
        office=str(office),
        seat=_key(seat) if seat else "",
        sits_in=f"seat-{sits.pk}" if sits else "",
        back=back,
    )


def _key(place: Board | Agency) -> str:
    return f"{'board' if isinstance(place, Board) else 'agency'}-{place.pk}"


@dataclass(frozen=True)
class Filling:
    """What the list of people says while a seat is being filled."""

    title: str
    enter_url: str


def filling_of(wanted: Wanted, user: Any, today: date) -> Filling | None:
    """None unless the reader fills seats at this place. Two queries when one is wanted."""
    sort, _, pk = wanted.place.partition("-")
    if not pk:
        return None
    managed: Any = managed_boards if sort == "board" else managed_agencies
    place = managed(user, today).filter(pk=int(pk)).first()
    if place is None:
        return None
    office = Office(wanted.office).label if wanted.office in Office else "An office"
    mine = Partnership.objects.visible_to(user, "arrange", on=today).filter(key=wanted.of)
    enter = reverse("people:enter", args=[wanted.of]) + wanted.query if mine.exists() else ""
    return Filling(f"{office}, {place}", enter)


@dataclass(frozen=True)
class Opening:
    """A vacant role as a reader sees it: `fill_url` is empty where another gives that office."""

    vacancy: Vacancy
    fill_url: str


def openings(found: list[Vacancy], user: Any, today: date, *, back: str = "") -> list[Opening]:
    """Each with the address of the form that fills it. Two queries, if anything is vacant."""
    if not found:
        return []
    gives = gives_where(user, today)
    mine = Partnership.objects.visible_to(user, "arrange", on=today).filter(pk__in=gives)
    keys = dict(mine.values_list("pk", "key"))
    return [Opening(one, _fill_url(one, keys, gives, back)) for one in found]


def _fill_url(one: Vacancy, keys: dict[int, str], gives: dict[int, list[Office]], back: str) -> str:
    key = keys.get(one.partnership, "")
    if not key or one.office not in gives[one.partnership]:
        return ""
    agency = one.seat.agency if one.seat else None
    wanted = wanted_at(one.held_in, one.office, of=key, seat=agency, sits=one.seat, back=back)
    return reverse("people:enter", args=[key]) + wanted.query
