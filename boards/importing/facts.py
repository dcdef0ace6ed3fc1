"""What a checked file says, row by row, before anything is looked up or written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.importing.reading import Place
from partnership.records.models import Record


@dataclass(frozen=True)
class Ref:
    """A row that another row of the file points at, by its key."""

    model: type[Record]
    key: str


@dataclass(frozen=True)
class Stored:
    """A partnership that another file brought in, by its key."""

    key: str


@dataclass(frozen=True)
class Fact:
    """One row as the file has it: which row it is, what it holds, and where it stands.

    A row that is only referred to holds no values. Of what is left `unsaid` the file knows nothing
    where the row is another's too.
    """

    model: type[Record]
    identity: dict[str, Any]
    values: dict[str, Any]
    place: Place
    named: str
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Period:
    """From a first day until a last day, both included; no last day means still running."""

    starts_on: date
    ends_on: date | None

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies in both."""
        return self.starts_on <= (other.ends_on or date.max) and other.starts_on <= (
            self.ends_on or date.max
        )

    def within(self, other: "Period") -> bool:
        """Whether every day of this lies in the other."""
        return other.starts_on <= self.starts_on and (self.ends_on or date.max) <= (
            other.ends_on or date.max
        )

    def runs_on(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.starts_on <= day <= (self.ends_on or date.max)

    def __str__(self) -> str:
        until = in_words(self.ends_on) if self.ends_on else "today"
        return f"{in_words(self.starts_on)} to {until}"


def in_words(day: date) -> str:
    """A day as a reader writes it: 1 May 2019."""
    return f"{day.day} {day:%B %Y}"
