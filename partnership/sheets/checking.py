"""A trial: each row against its columns, then all against what is kept. Nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from partnership.sheets.blanks import is_example
from partnership.sheets.columns import Column, near, squeezed
from partnership.sheets.registry import Act, Line, Moment, Sheet
from partnership.sheets.tables import Table, letters

TypedRow = tuple[int, dict[str, str]]
MOST_WORDS = 8


@dataclass(frozen=True)
class Trial:
    """What a sheet would do, row by row."""

    lines: list[Line]

    @property
    def wrong(self) -> list[Line]:
        """The rows that cannot be taken."""
        return [line for line in self.lines if line.wrong]

    def count(self, act: Act) -> int:
        """How many good rows would do this."""
        return sum(line.act == act and not line.wrong for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows would be added, changed, left; how many are wrong."""
        return {**{str(act): self.count(act) for act in Act}, "wrong": len(self.wrong)}

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Everything that is wrong, by column, each beginning with its row."""
        return [
            (column, f"Row {line.row}{f', {column}' if column else ''}: {words}")
            for line in self.wrong
            for column, words in line.wrong
        ]

    @property
    def would_do_nothing(self) -> bool:
        """Whether everything stands already as the sheet says."""
        return not self.wrong and self.count(Act.NOTHING) == len(self.lines)


def typed_rows(sheet: Sheet, table: Table) -> list[TypedRow]:
    """The rows by the headings of the template, the example left out.

    raises: ValidationError when no row is left.
    """
    places = _places(sheet, table)
    rows = [
        (row, {name: cells[at] for name, at in places.items() if at < len(cells) and cells[at]})
        for row, cells in table.rows
        if not is_example(cells)
    ]
    if not rows:
        raise ValidationError("There is no row under the headings")
    return rows


def _places(sheet: Sheet, table: Table) -> dict[str, int]:
    """Where each column of the template stands, as far as it is there."""
    known, headings = _known(sheet), _headings(table)
    return {known[key]: at for at, key in enumerate(headings) if key in known}


def _known(sheet: Sheet) -> dict[str, str]:
    return {squeezed(column.name): column.name for column in sheet.columns}


def _headings(table: Table) -> list[str]:
    return [squeezed(words).rstrip("*").strip() for words in table.header]


def wrong_shape(sheet: Sheet, table: Table) -> list[str]:
    """Every heading that is missing, unknown or there twice, and rows that go on beside them."""
    known, headings = _known(sheet), _headings(table)
    missing = [name for key, name in known.items() if key not in headings]
    problems = _unknown(table, headings, known, missing)
    problems += [
        f"The column “{known[key]}” is there {times} times"
        for key, times in Counter(headings).items()
        if times > 1 and key in known
    ]
    problems += [f"The column “{name}” is missing" for name in missing if name in sheet.required]
    return (problems + _beside(table))[: 2 * MOST_WORDS]


def wrong_cells(sheet: Sheet, table: Table, trial: Trial) -> list[str]:
    """What is wrong in the rows of a sheet that lacks headings: in the columns that are there."""
    there = {"", *_places(sheet, table)}
    return [words for column, words in trial.reasons if column in there]


def _unknown(
    table: Table, headings: list[str], known: dict[str, str], missing: list[str]
) -> list[str]:
    problems = []
    for at, key in enumerate(headings):
        if not key:
            problems.append(f"Column {letters(at)} has no heading")
        elif key not in known:
            hint = near(table.header[at], missing)
            problems.append(f"The column “{table.header[at][:60]}” is not in the template{hint}")
    return problems[:MOST_WORDS]


def _beside(table: Table) -> list[str]:
    """Cells to the right of the last heading belong to no column."""
    for row, cells in table.rows:
        if len(cells) > len(table.header):
            at = letters(len(cells) - 1)
            return [f"Row {row} goes on to column {at}, which has no heading"]
    return []


def try_out(sheet: Sheet, rows: Sequence[TypedRow], moment: Moment) -> Trial:
    """Judge the rows as things stand at this moment. The number of queries grows with sets."""
    lines = [_line(sheet.columns, row, cells) for row, cells in rows]
    sheet.check(lines, moment)
    return Trial(lines)


def _line(columns: Sequence[Column], row: int, cells: dict[str, str]) -> Line:
    line = Line(row, {column.name: None for column in columns})
    for column in columns:
        words = cells.get(column.name, "")
        if not words:
            if column.required:
                line.refuse(column.name, "It is empty")
            continue
        try:
            line.values[column.name] = column.reads(words)
        except ValidationError as error:
            line.refuse(column.name, " ".join(error.messages))
    return line
