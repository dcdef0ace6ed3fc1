"""Checks what a file says of years before the register: meetings counted, attendance printed."""

from datetime import date
from typing import Any

from boards.importing.facts import Fact, Period, Ref
from boards.importing.heads import Head
from boards.importing.reading import Problem, Value
from boards.importing.rows import Row
from boards.models import Board, Meeting, PrintedAttendance, ReportingPeriod
from partnership.agencies.models import Agency

Lives = dict[str, Period | None]
MOST = 366  # meetings of one group in one year


class HeldChecker:
    """Turns the sections “held” and “attendance” into rows; notes what is wrong with them.

    in: `boards` and `agencies`, when each of the file runs, by key.
    """

    def __init__(self, head: Head, boards: Lives, agencies: Lives, problems: list[Problem]) -> None:
        self.head, self.problems = head, problems
        self.boards, self.agencies = boards, agencies
        self.facts: list[Fact] = []

    def check_held(self, value: Value) -> None:
        """One group's year: so many meetings planned, so many of them held, why not the others."""
        row = Row(value, Meeting, "board year planned held because", self.problems)
        board, first = self._board_and_year(row)
        planned, held = self._number(row, "planned"), self._number(row, "held")
        because = row.text("because", column="not_held_because")
        if planned is None or held is None or first is None:
            return
        if held > planned:
            row.wrong("more meetings were held than planned", row.at("held"))
        elif held < planned and not because:
            row.wrong("say why some were not held: “because” is missing", row.at("held"))
        for number in range(1, planned + 1):
            self._add(
                row,
                Meeting,
                {"board": Ref(Board, board), "held_on": first, "of_year": number},
                {"not_held_because": because if number > held else ""},
                f"{number} of {self._text(row, 'year')}, {board}",
            )

    def check_attendance(self, value: Value) -> None:
        """What a report prints of one agency's attendance; without “attended”, that it does not."""
        names = "board year agency meetings attended note"
        row = Row(value, PrintedAttendance, names, self.problems)
        board, first = self._board_and_year(row)
        key, meetings = row.text("agency"), self._number(row, "meetings")
        agency = row.known("agency", key, self.agencies, "agency")
        attended = self._number(row, "attended") if "attended" in row.fields.names else None
        if first is None or meetings is None or (key and not agency):
            return
        year = self._text(row, "year")
        identity = {
            "board": Ref(Board, board),
            "period": Ref(ReportingPeriod, year),
            "agency": Ref(Agency, agency) if agency else None,
        }
        values = {"meetings": meetings, "attended": attended, "note": row.text("note")}
        self._add(row, PrintedAttendance, identity, values, f"{agency or 'all'}, {board}, {year}")

    def _add(self, row: Row, model: Any, identity: Any, values: Any, named: str) -> None:
        self.facts.append(Fact(model, identity, values, row.place, named))

    def _board_and_year(self, row: Row) -> tuple[str, date | None]:
        """The key of the board, and the first day of the year on which it ran."""
        key = self._text(row, "board")
        board = row.known("board", key, self.boards, "board")
        name = self._text(row, "year")
        year = row.known("year", name, self.head.years, "year of a report")
        life = self.boards.get(board)
        if not year or life is None:
            return board, None
        days = self.head.years[year]
        first = max(days.starts_on, life.starts_on)
        if not days.overlaps(life):
            row.wrong(f"the board runs {life}, the year {days}", row.at("year"))
            return board, None
        return board, first

    def _text(self, row: Row, name: str) -> str:
        """A required text; these names are no columns, so none limits their length."""
        return row.text(name, column="board", required=True)

    def _number(self, row: Row, name: str) -> int | None:
        text = self._text(row, name)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and int(text) <= MOST):
            row.wrong(f"a whole number up to {MOST} is expected here", row.at(name))
            return None
        return int(text)
