"""The rulebook: which edition of which rule judges a date. Read once from rulebook.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from partnership.clock.calendar import (
    CountedDay,
    months_after,
    proof_after,
    proof_before,
    working_days_after,
    working_days_before,
)

Force = Literal["must", "should", "local"]


class NoEdition(LookupError):
    """No edition of a rule was in force on the date asked for."""


@dataclass(frozen=True)
class Edition:
    """One text that sets a rule, and the trigger dates it judges."""

    key: str
    authority: str
    in_force_from: date
    in_force_until: date | None
    counts_from: str
    sure: str
    note: str = ""

    def judges(self, day: date) -> bool:
        """Whether a case with this trigger date falls under this edition."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )


@dataclass(frozen=True)
class Rule:
    """A number of working days or months after a trigger or before an event."""

    code: str
    title: str
    number: int
    unit: Literal["working_days", "months"]
    direction: Literal["after", "before"]
    force: Force
    editions: tuple[Edition, ...]

    def edition_on(self, day: date) -> Edition:
        """The edition that judges this trigger date. raises: NoEdition."""
        for edition in self.editions:
            if edition.judges(day):
                return edition
        raise NoEdition(f"No edition of {self.code} was in force on {day:%d %B %Y}.")

    def due_on(self, counted_from: date) -> date:
        """The last lawful day, counted from the trigger or back from the event."""
        if self.unit == "months":
            return months_after(counted_from, self.number)
        count = working_days_after if self.direction == "after" else working_days_before
        return count(counted_from, self.number)

    def proof(self, counted_from: date) -> list[CountedDay]:
        """The days counted, one line each; for months only the first and the last day."""
        if self.unit == "months":
            return [CountedDay(counted_from, 0), CountedDay(self.due_on(counted_from), None)]
        prove = proof_after if self.direction == "after" else proof_before
        return prove(counted_from, self.number)

    @property
    def length(self) -> str:
        """In words: "7 working days before"."""
        unit = "working days" if self.unit == "working_days" else "months"
        return f"{self.number} {unit} {self.direction}"


@dataclass(frozen=True)
class Stage:
    """When a reminder goes: working days before (negative) or after the due date, and to whom."""

    key: str
    offset: int
    to: Literal["owners", "head", "chair"]


def rule_for(code: str) -> Rule:
    """The rule of this code. raises: KeyError."""
    return _book()[0][code]


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the rulebook."""
    return tuple(_book()[0].values())


def stages() -> tuple[Stage, ...]:
    """The reminder ladder, earliest first."""
    return _book()[1]


@lru_cache(maxsize=1)
def _book() -> tuple[dict[str, Rule], tuple[Stage, ...]]:
    data = tomllib.loads(Path(__file__).with_name("rulebook.toml").read_text(encoding="utf-8"))
    rules = {entry["code"]: _rule(entry) for entry in data["rule"]}
    ladder = sorted((Stage(**entry) for entry in data["stage"]), key=lambda stage: stage.offset)
    return rules, tuple(ladder)


def _rule(entry: dict[str, Any]) -> Rule:
    editions = tuple(
        Edition(
            key=text["key"],
            authority=text["authority"],
            in_force_from=text["in_force_from"],
            in_force_until=text.get("in_force_until"),
            counts_from=text.get("counts_from", entry["counts_from"]),
            sure=text["sure"],
            note=text.get("note", ""),
        )
        for text in entry["edition"]
    )
    fields = ("code", "title", "number", "unit", "direction", "force")
    return Rule(**{name: entry[name] for name in fields}, editions=editions)
