"""A list that is ready to be written: what every format is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnership.exports.lists import Cell


@dataclass(frozen=True)
class Sheet:
    """A list that is ready to be written: settled cells, row by row."""

    code: str
    title: str
    as_at: date
    made_on: date
    made_for: str
    headings: list[str]
    rows: Iterable[list[Cell]]
    total: int
    marking: str = ""  # that it is restricted, and to whom
    following: str | None = None  # the address of the next rows, where they come in portions

    @property
    def about(self) -> list[tuple[str, Cell]]:
        """What the file says of itself: what it lists, of which day, made when and for whom."""
        marked: list[tuple[str, Cell]] = [("Marking", self.marking)] if self.marking else []
        return [
            ("List", self.title),
            *marked,
            ("As at", self.as_at),
            ("Rows", self.total),
            ("Made on", self.made_on),
            ("Made for", self.made_for),
        ]
