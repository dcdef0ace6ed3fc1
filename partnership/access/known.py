"""The offices of whoever reads a page, asked once for the page and not in each of its questions.

A page puts dozens of questions to the gate, and each of them is about the reader's offices of the
day. Here they are known by number for one request: of the person who sent it, on the day it began,
and only where it reads. The next request asks anew; what writes, a job, a feed, and any question
about somebody else or another day test the dates of offices in the query itself.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Model, QuerySet, Value

from partnership.access.offices import Office
from partnership.records.dated import running_on

# A sort of tenure, and a relation of it whose own dates must run as well.
Road = tuple[type[Model], str]


@dataclass(frozen=True)
class Running:
    """An office that runs, on one road: what it leads to, by relation of the tenure."""

    office: Office
    to: Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """What somebody holds on a day, by road; `there`: whether anything else stands that ways
    depend on."""

    day: date
    roads: Mapping[Road, list[Running]]
    there: Mapping[str, bool]

    def of(
        self, road: Road, offices: Collection[str], wanted: Iterable[str]
    ) -> list[Running] | None:
        """Those of these offices that run; None where a road or relation was not asked about."""
        running, asked = self.roads.get(road), set(wanted)
        if running is None or any(asked - one.to.keys() for one in running):
            return None
        return [one for one in running if one.office in offices]

    def holds(self, tenure: type[Model], offices: Collection[str]) -> bool:
        """Whether one of these offices may be held; False only where it is known that none is."""
        return self.of((tenure, ""), offices, ()) != []

    def offices(self) -> list[Office]:
        """Every office, each once."""
        held = {
            one.office for (_, dated), found in self.roads.items() if not dated for one in found
        }
        return [office for office in Office if office in held]


def known(user: Any, on: date) -> Known | None:
    """What is known of this very reader on this day; None where the query itself must ask."""
    found: Known | None = getattr(user, "known_offices", None)
    return found if found is not None and found.day == on else None


def ask_at_once(
    user: Any,
    roads: Mapping[Road, Collection[str]],
    also: Mapping[str, QuerySet[Any]],
    on: date,
) -> Known:
    """Ask about all of these roads and their relations, and whether the others stand. One query."""
    width = max(map(len, roads.values()), default=0)
    asked = [_ask(user, n, road, sorted(roads[road]), width, on) for n, road in enumerate(roads)]
    asked += [_ask_also(rows, n, width) for n, rows in enumerate(also.values(), len(roads))]
    rows = list(asked[0].union(*asked[1:], all=True)) if asked else []
    found: dict[Road, list[Running]] = {road: [] for road in roads}
    for number, road in enumerate(roads):
        names = sorted(roads[road])
        for n, office, *ends in rows:
            if n == number:
                to = dict(zip(names, ends, strict=False))  # the rest fills up the columns
                found[road].append(Running(Office(office), to))
    numbers = {n for n, *_ in rows}
    there = {name: n in numbers for n, name in enumerate(also, len(roads))}
    return Known(on, found, there)


def _ask(
    user: Any, number: int, road: Road, relations: list[str], width: int, on: date
) -> QuerySet[Any]:
    """One road; all have as many columns, filled up with the tenure's own number."""
    tenure: Any
    tenure, dated = road
    held = tenure.objects.held(user, list(Office), on).order_by()
    if dated:
        held = held.filter(running_on(on, dated))
    columns = [*relations, *["pk"] * (width - len(relations))]
    found: QuerySet[Any] = held.values_list(Value(number), "office", *map(F, columns))
    return found


def _ask_also(rows: QuerySet[Any], number: int, width: int) -> QuerySet[Any]:
    found: QuerySet[Any] = rows.order_by().values_list(
        Value(number), Value(""), *(F("pk") for _ in range(width))
    )
    return found
