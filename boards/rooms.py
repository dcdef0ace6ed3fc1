"""What the rooms above the boards tell the pages below them: doors, what waits for a person, and
what stays as it is.

A room says so in its `doors.py`; the pages of a board, an agency and a partnership, and the home
page, ask here, so that nothing below imports what stands on it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.urls import reverse

from partnership.access.offices import AGENCY_OFFICES


def everywhere(place: Any) -> bool:
    """For a door that every place of its kind has."""
    return True


@dataclass(frozen=True)
class Door:
    """A page about one place, in another room.

    `right`: the right on the place that opens it; `names`: the field of the place that the address
    carries, empty where it carries none; `words`: one line on what is behind it, where the page
    lists doors; `when`: which places have this door at all, asked without a query; `order`: the
    doors of a Partnership stand under the heading (`SHELVES`) that its tens number.
    """

    label: str
    url_name: str
    right: str = "view"
    names: str = "key"
    words: str = ""
    order: int = 50
    when: Callable[[Any], bool] = everywhere


@dataclass(frozen=True)
class Open:
    """A door as a reader finds it."""

    label: str
    url: str
    words: str
    order: int


@dataclass(frozen=True)
class Task:
    """One thing that only this reader, or somebody in the same office, can do.

    `agency`: the number of the agency of which it is asked, where it is asked of one: of those who
    hold an office for it.
    """

    what: str
    url: str
    since: date
    words: str
    agency: int | None = None


@dataclass(frozen=True)
class Told:
    """One line about a place that a room above adds to its page, and where more is said."""

    words: str
    url: str
    tint: str = ""


@dataclass(frozen=True)
class Shown:
    """A part of a place's page that a room above brings: its template, and what that shows."""

    template: str
    panel: Any


SHELVES = {
    1: "Meetings, plans and figures",
    2: "Risk and challenge",
    3: "Agencies",
    4: "Documents and interests",
    5: "Sharing of information",
    6: "Reviews",
    7: "Self-assessments and audits",
}

_doors: defaultdict[type[Model], list[Door]] = defaultdict(list)
_asked: list[Callable[[Any, date], list[Task]]] = []
_tells: defaultdict[type[Model], list[Callable[[Any, date], Told | None]]] = defaultdict(list)
_shown: defaultdict[type[Model], list[Callable[[Any, Any, date], Shown]]] = defaultdict(list)

# (the row as it stands, what is to become of it); raises ValidationError where it may not.
Fast = Callable[[Any, Mapping[str, Any]], None]
_fast: defaultdict[type[Model], list[Fast]] = defaultdict(list)


def open_from(model: type[Model], *doors: Door) -> None:
    """Show these doors on the pages of these places: Board, Agency, Meeting, Partnership, or what
    stands on them (a review, an incident)."""
    _doors[model].extend(doors)


def doors_of(place: Model, rights: frozenset[str]) -> list[Open]:
    """The doors of this place that a reader with these rights on it may open. No query."""
    mine = sorted(_doors[type(place)], key=lambda door: (door.order, door.label))
    return [
        Open(door.label, reverse(door.url_name, args=_args(place, door)), door.words, door.order)
        for door in mine
        if door.right in rights and door.when(place)
    ]


def on_shelves(doors: list[Open]) -> list[tuple[str, list[Open]]]:
    """The doors of a partnership under their headings."""
    shelves = groupby(doors, key=lambda door: door.order // 10)
    return [(SHELVES[number], list(few)) for number, few in shelves]


def tells(
    model: type[Model],
) -> Callable[[Callable[[Any, date], Told | None]], Callable[[Any, date], Told | None]]:
    """Declare a line for the pages of these places: for whoever sees the place, on a day."""

    def take(line: Callable[[Any, date], Told | None]) -> Callable[[Any, date], Told | None]:
        _tells[model].append(line)
        return line

    return take


def told_of(place: Model, today: date) -> list[Told]:
    """What every room adds to the page of this place."""
    return [said for line in _tells[type(place)] if (said := line(place, today)) is not None]


def _args(place: Model, door: Door) -> list[Any]:
    return [getattr(place, door.names)] if door.names else []


def asks(waiting: Callable[[Any, date], list[Task]]) -> Callable[[Any, date], list[Task]]:
    """Declare what a room asks of a person on a day: as many queries for one task as for many, and
    none for whoever holds no office that it ever asks."""
    _asked.append(waiting)
    return waiting


def tasks_of(user: Any, today: date) -> list[Task]:
    """What every room asks of this person, longest waiting first."""
    found = [task for waiting in _asked for task in waiting(user, today)]
    return sorted(found, key=lambda task: task.since)


def tasks_at(agency: Any, user: Any, today: date) -> list[Task]:
    """What is asked of this person for this agency; no query for who holds no office for any."""
    if not set(user.offices_now) & set(AGENCY_OFFICES):
        return []
    return [task for task in tasks_of(user, today) if task.agency == agency.pk]


def holds_fast(model: type[Model]) -> Callable[[Fast], Fast]:
    """Declare what a room above holds fast of rows of this model."""

    def register(refuse: Fast) -> Fast:
        _fast[model].append(refuse)
        return refuse

    return register


def refuse_if_held(row: Model, **changes: Any) -> None:
    """Ask every room above before a row changes. raises: ValidationError."""
    for refuse in _fast[type(row)]:
        refuse(row, changes)


def shows(
    model: type[Model],
) -> Callable[[Callable[[Any, Any, date], Shown]], Callable[[Any, Any, date], Shown]]:
    """Declare a part of the pages of an Agency, Board, Action, Incident or Publication: (it, user,
    today) to what is shown. Its number of queries may not grow with what there is to show."""

    def declare(part: Callable[[Any, Any, date], Shown]) -> Callable[[Any, Any, date], Shown]:
        _shown[model].append(part)
        return part

    return declare


def parts_of(place: Model, user: Any, today: date) -> list[Shown]:
    """What the rooms above show on the page of this place."""
    return [part(place, user, today) for part in _shown[type(place)]]


# (the agency, its last day); what rooms above keep of it ends with it.
Ending = Callable[[Any, date, str, Any], None]
_endings: list[Ending] = []


def ends_with_agency(end: Ending) -> Ending:
    """Declare what a room above ends when an agency ends: (agency, last day, because, by)."""
    _endings.append(end)
    return end


def end_with_agency(agency: Any, last_day: date, because: str, by: Any) -> None:
    """Let every room above end what it keeps of an agency that ends."""
    for end in _endings:
        end(agency, last_day, because, by)
