"""The rulebook as committed: rules with their editions, the reminder ladder, local values.

Reads rulebook.toml once. What is adopted or proclaimed on screen is added by law.py.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from partnership.clock.bank_holidays import Holidays
from partnership.clock.calendar import (
    CountedDay,
    calendar_days_after,
    calendar_days_before,
    months_after,
    months_before,
    proof_after,
    proof_before,
    proof_of_days,
    working_days_after,
    working_days_before,
)

Force = Literal["must", "should", "local"]
Unit = Literal["working_days", "calendar_days", "months"]
Direction = Literal["after", "before"]
ONE_DAY = timedelta(days=1)
UNITS = {"working_days": "working day", "calendar_days": "calendar day", "months": "month"}
# (after, before): what is counted without any calendar of bank holidays.
PLAIN = {
    "calendar_days": (calendar_days_after, calendar_days_before),
    "months": (months_after, months_before),
}


class NoEdition(LookupError):
    """No edition of a rule was in force on the date asked for."""


@dataclass(frozen=True)
class Edition:
    """One text that sets a rule: the number it sets, and the trigger dates it judges."""

    key: str
    authority: str
    in_force_from: date
    in_force_until: date | None
    counts_from: str
    sure: str
    number: int
    unit: Unit
    direction: Direction
    calendar: str
    note: str = ""

    def judges(self, day: date) -> bool:
        """Whether a case with this trigger date falls under this edition."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )

    @property
    def backward(self) -> bool:
        """Whether days are counted back from an event."""
        return self.direction == "before"

    def due_on(self, counted_from: date, holidays: Holidays) -> date:
        """The last lawful day, counted from the trigger or back from the event.

        raises: BeyondCalendar for working days that no calendar reaches.
        """
        if self.unit in PLAIN:
            return PLAIN[self.unit][self.backward](counted_from, self.number)
        days = working_days_before if self.backward else working_days_after
        return days(counted_from, self.number, holidays=holidays)

    def is_provisional(self, counted_from: date, due_on: date, holidays: Holidays) -> bool:
        """Whether a counted day lies where bank holidays are told by rule alone."""
        furthest = counted_from - ONE_DAY if self.backward else due_on
        return self.unit == "working_days" and furthest > holidays.known_until

    def proof(self, counted_from: date, holidays: Holidays) -> list[CountedDay]:
        """The days counted, one line each; for months only the first and the last day."""
        if self.unit == "months":
            ends = [CountedDay(self.due_on(counted_from, holidays), None)]
            start = [CountedDay(counted_from, None if self.backward else 0)]
            return ends + start if self.backward else start + ends
        if self.unit == "calendar_days":
            return proof_of_days(counted_from, self.number, backward=self.backward)
        prove = proof_before if self.backward else proof_after
        return prove(counted_from, self.number, holidays=holidays)

    @property
    def length(self) -> str:
        """In words: "7 working days before"."""
        return length(self.number, self.unit, self.direction)


@dataclass(frozen=True)
class Rule:
    """A day-count of law, guidance or local policy. The number is its editions' to set; the one
    here is what an edition has that says nothing else."""

    code: str
    title: str
    number: int
    unit: Unit
    direction: Direction
    force: Force
    calendar: str
    editions: tuple[Edition, ...]

    def edition_on(self, day: date) -> Edition:
        """The edition that judges this trigger date. raises: NoEdition."""
        for edition in self.editions:
            if edition.judges(day):
                return edition
        raise NoEdition(f"No edition of {self.code} was in force on {day.day} {day:%B} {day.year}.")

    @property
    def first_day(self) -> date:
        """The first trigger date that any edition judges."""
        return min(edition.in_force_from for edition in self.editions)

    @property
    def length(self) -> str:
        """In words: "7 working days before"."""
        return length(self.number, self.unit, self.direction)


@dataclass(frozen=True)
class Local:
    """A number that each partnership may set for itself, and where its default comes from."""

    code: str
    group: str
    title: str
    number: int
    unit: Literal["working_days", "months", "pence", "members", "meetings", "per_cent", "moves"]
    source: str
    sure: str


@dataclass(frozen=True)
class Stage:
    """When a reminder goes: working days before (negative) or after the due date, and to whom."""

    key: str
    offset: int
    to: Literal["owners", "head", "chair"]
    local: str = ""  # the local value that moves it

    def moved_to(self, number: int) -> "Stage":
        """The same stage at another distance on the same side of the due date."""
        return replace(self, offset=-number if self.offset < 0 else number)


def length(number: int, unit: str, direction: str) -> str:
    """For example "1 working day after"."""
    return f"{number} {UNITS[unit]}{'' if number == 1 else 's'} {direction}"


def in_turn(editions: list[Edition]) -> tuple[Edition, ...]:
    """Oldest first; each ends at the latest on the day before the next begins."""
    ordered = sorted(editions, key=lambda edition: edition.in_force_from)
    ended = [
        replace(edition, in_force_until=_earlier(edition.in_force_until, following.in_force_from))
        for edition, following in zip(ordered, ordered[1:], strict=False)
    ]
    return (*ended, *ordered[-1:])


def _earlier(until: date | None, following: date) -> date:
    return min(until or following, following - ONE_DAY)


@dataclass(frozen=True)
class Book:
    """Everything in rulebook.toml."""

    rules: dict[str, Rule]
    stages: tuple[Stage, ...]
    local: dict[str, Local]


@lru_cache(maxsize=1)
def book() -> Book:
    """The rulebook, read once."""
    data = tomllib.loads(Path(__file__).with_name("rulebook.toml").read_text(encoding="utf-8"))
    local = {entry["code"]: Local(**entry) for entry in data["local"]}
    ladder = [_stage(entry, local[entry["local"]]) for entry in data["stage"]]
    return Book(
        rules={entry["code"]: _rule(entry) for entry in data["rule"]},
        stages=tuple(sorted(ladder, key=lambda stage: stage.offset)),
        local=local,
    )


def _stage(entry: dict[str, Any], local: Local) -> Stage:
    side = -1 if entry["side"] == "before" else 1
    return Stage(entry["key"], side * local.number, entry["to"], local.code)


def _rule(entry: dict[str, Any]) -> Rule:
    own = {name: entry[name] for name in ("number", "unit", "direction")}
    own["calendar"] = entry.get("calendar", "england_and_wales")
    editions = [
        Edition(
            key=text["key"],
            authority=text["authority"],
            in_force_from=text["in_force_from"],
            in_force_until=text.get("in_force_until"),
            counts_from=text.get("counts_from", entry["counts_from"]),
            sure=text["sure"],
            note=text.get("note", ""),
            **{name: text.get(name, value) for name, value in own.items()},
        )
        for text in entry["edition"]
    ]
    named = {name: entry[name] for name in ("code", "title", "force")}
    return Rule(**named, **own, editions=in_turn(editions))
