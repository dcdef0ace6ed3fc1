"""A table of words: bounded in every direction, each row with the number it has on the screen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_LETTERS = 5_000
MOST_BYTES = 10 * 1024 * 1024
# Rows that Excel only formatted count too: nobody waits for a million empty ones.
LOWEST_ROW = 4 * MOST_ROWS

Cells = list[str]


class Unreadable(ValueError):
    """The file as a whole cannot be taken; its words are for the sender."""


@dataclass(frozen=True)
class Table:
    """The first row as headings, the others with their numbers; `notes` say how it was read."""

    header: Cells
    rows: list[tuple[int, Cells]]
    notes: list[str] = field(default_factory=list)


def bounded(lines: Iterable[tuple[int, Cells]], notes: list[str]) -> Table:
    """The table of these numbered lines, without empty ones at its end.

    raises: Unreadable for nothing, too much, or cells beyond any sense.
    """
    filled = _filled(lines)
    row, header = next(filled, (0, []))
    if not header:
        raise Unreadable("The sheet is empty")
    if row != 1:
        raise Unreadable("The first row is empty. Put the headings of the template there")
    rows = list(islice(filled, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"The sheet has more than {MOST_ROWS:,} rows. Split it into parts")
    return Table(header, rows, notes)


def _filled(lines: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    """The rows that hold something, trimmed. raises: Unreadable where they go on for ever."""
    for row, cells in lines:
        if row > LOWEST_ROW:
            raise Unreadable(
                f"The sheet goes on below row {LOWEST_ROW:,}. Delete the empty rows under the last"
            )
        if found := _trimmed(row, cells):
            yield row, found


def _trimmed(row: int, cells: Cells) -> Cells:
    """The words without spaces around them and without empty cells at the end."""
    found = [words.strip() for words in cells]
    while found and not found[-1]:
        found.pop()
    if len(found) > MOST_COLUMNS:
        raise Unreadable(f"Row {row} has more than {MOST_COLUMNS} columns")
    for column, words in enumerate(found):
        if len(words) > MOST_LETTERS:
            raise Unreadable(
                f"The cell in {place(row, column)} holds more than {MOST_LETTERS:,} characters"
            )
    return found


def place(row: int, column: int) -> str:
    """For example "row 7, column C"; columns are counted from 0."""
    return f"row {row}, column {letters(column)}"


def letters(column: int) -> str:
    """What Excel calls a column: 0 is A, 26 is AA."""
    found = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        found = chr(ord("A") + rest) + found
        column -= 1
    return found
