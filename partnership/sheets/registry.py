"""Which sheets the portal takes: an app's sheets module declares each, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Model

from partnership.sheets.columns import Column


class Act(StrEnum):
    """What a row would do."""

    ADD = "add"
    CHANGE = "change"
    NOTHING = "nothing"


@dataclass
class Line:
    """One row of a sheet: what was typed, read; what it would do; what is wrong with it.

    values    by heading of the column; None where the cell is empty or could not be read
    wrong     what is wrong, as (heading, words); heading "" where it is about the whole row
    changes   (what, from, to) in words; notes: what should be looked at but stops nothing
    facts     what `check` found out and `write` needs
    """

    row: int
    values: dict[str, Any]
    wrong: list[tuple[str, str]] = field(default_factory=list)
    says: str = ""
    act: Act = Act.ADD
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def refuse(self, column: str, words: str) -> None:
        """Note that something is wrong in this column."""
        self.wrong.append((column, words))

    def is_wrong_in(self, column: str) -> bool:
        """Whether the cell itself could not be read."""
        return any(name == column for name, _ in self.wrong)


@dataclass(frozen=True)
class Moment:
    """Who acts on whose sheet, and when."""

    subject: Any
    by: Any
    now: datetime
    today: date


@dataclass(frozen=True)
class Made:
    """A row that was written: new, or changed from what `before` says by field name."""

    record: Model
    is_new: bool
    before: dict[str, Any] = field(default_factory=dict)


Check = Callable[[Sequence[Line], Moment], None]
Write = Callable[[Line, Moment], list[Made]]
Hook = Callable[[Sequence[Any], Moment], None]


def nothing_more(records: Sequence[Any], moment: Moment) -> None:
    """A sheet that asks and does no more than every other."""


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet.

    right         the right on the subject that uploading, applying and undoing ask for
    check         judges all lines against what is kept, in sets; it writes nothing
    write         does one line through the app's own services, which ask for rights again
    own_pages     it is about another thing than a partnership, on pages of its own room
    before_undo   raises where somebody may not take these records back; clears derived rows
    """

    kind: str
    title: str
    about: str
    right: str
    columns: tuple[Column, ...]
    check: Check
    write: Write
    before_undo: Hook = nothing_more
    order: int = 0
    own_pages: bool = False

    @property
    def required(self) -> list[str]:
        """The headings that must be there."""
        return [column.name for column in self.columns if column.required]


_sheets: dict[str, Sheet] = {}


def declare(sheet: Sheet) -> Sheet:
    """Add a kind of sheet. raises: ValueError when the kind is taken."""
    if sheet.kind in _sheets:
        raise ValueError(f"The sheet {sheet.kind!r} is declared twice.")
    _sheets[sheet.kind] = sheet
    return sheet


def sheets() -> list[Sheet]:
    """Every kind of sheet about a partnership, in the order in which it is best brought in."""
    own = (sheet for sheet in _sheets.values() if not sheet.own_pages)
    return sorted(own, key=lambda sheet: (sheet.order, sheet.kind))


def sheet_of(kind: str) -> Sheet:
    """The sheet of this kind. raises: KeyError."""
    return _sheets[kind]
