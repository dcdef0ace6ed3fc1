"""Attendance by agency and by seat, and actions by agency, to take away."""

from collections.abc import Callable
from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.in_numbers.attendance import Line, of_agencies, of_seats
from boards.in_numbers.forms import PeriodForm
from boards.yearplan.years import chosen, years_of
from partnership.exports.lists import Column, ListExport, Params, offer

TAKES = ("year", "since", "until")
COUNTS = (
    Column("Expected", lambda line: line.counts.expected, "Marks of seats that somebody held"),
    Column("Present", lambda line: line.counts.present, "The holder came"),
    Column("Deputy", lambda line: line.counts.deputy, "Somebody came in their place"),
    Column("Apologies", lambda line: line.counts.apologies, "Sent before or after"),
    Column("Absent", lambda line: line.counts.absent, "Without a word"),
    Column("Vacant", lambda line: line.counts.vacant, "Nobody held the seat; not expected"),
    Column("Came", lambda line: line.share, "Present or by deputy, of those expected"),
)


def _rows(lines: Callable[..., list[Line]]) -> Callable[[Any, Params, date], list[Line]]:
    def rows(user: Any, params: Params, today: date) -> list[Line]:
        partnership = partnership_of(user, params)
        year = chosen(years_of(partnership, today), params.get("year", ""), today)
        return lines(partnership, user, *PeriodForm(params).days(year))

    return rows


offer(
    ListExport(
        code="attendance-by-agency",
        title="Attendance by agency",
        of="partnership",
        takes=TAKES,
        rows=_rows(of_agencies),
        restricted=lambda line: None,
        columns=(Column("Agency", lambda line: line.name, "Whose seats"), *COUNTS),
    )
)
offer(
    ListExport(
        code="attendance-by-seat",
        title="Attendance by seat",
        of="partnership",
        takes=TAKES,
        rows=_rows(of_seats),
        restricted=lambda line: None,
        columns=(
            Column("Board or group", lambda line: line.board, "Where the seat is"),
            Column("Seat", lambda line: line.name, "The post or part, and whose it is"),
            *COUNTS,
        ),
    )
)
