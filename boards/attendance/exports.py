"""The register of a meeting, to take away."""

from datetime import date
from typing import Any

from boards.attendance.registers import Row, rows_of
from boards.exports.asking import meeting_of
from partnership.exports.lists import Column, ListExport, Params, offer


def _rows(user: Any, params: Params, today: date) -> list[Row]:
    return rows_of(meeting_of(user, params), today)


def _how(row: Row) -> str:
    if row.is_vacant:
        return "Vacant"
    return row.mark.get_how_display() if row.is_marked and row.mark else ""


offer(
    ListExport(
        code="register",
        title="Register",
        of="number of a meeting",
        named=lambda user, params: f"Register: {meeting_of(user, params)}",
        rows=_rows,
        columns=(
            Column("Seat", lambda row: str(row.seat), "The post or part, and whose seat it is"),
            Column("Filled by", lambda row: row.sitting.names, "Who held the seat on that day"),
            Column("Counts", lambda row: row.seat.counts, "Whether it is part of the quorum"),
            Column(
                "Said",
                lambda row: row.said.get_answer_display() if row.said else "",
                "The answer to the invitation",
            ),
            Column("Came", _how, "Present, deputy, apology, absent or vacant; empty: not marked"),
            Column("Deputy", lambda row: row.mark.deputy if row.mark else "", "Who came instead"),
            Column(
                "Marked by",
                lambda row: row.mark.marked_by.name if row.mark else "",
                "Who marked it last",
            ),
            Column("Marked", lambda row: row.mark.marked_at if row.mark else None, "When"),
        ),
    )
)
