"""What boards are owed in a year, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.owed.figures import Owed, owed_in
from partnership.exports.lists import Column, ListExport, Params, offer


def _rows(user: Any, params: Params, today: date) -> list[Owed]:
    return owed_in(partnership_of(user, params), user, params.get("year", ""), today)[1]


offer(
    ListExport(
        code="owed",
        title="Reports owed to boards",
        of="partnership",
        takes=("year",),
        rows=_rows,
        restricted=lambda one: one.expectation,
        columns=(
            Column("Due on", lambda one: one.due_on, "The last day on which it is in time"),
            Column("Report", lambda one: one.expectation.title, "What is owed"),
            Column("Board", lambda one: one.expectation.board.name, "To whom"),
            Column("Owed by", lambda one: one.expectation.owed_by, "An agency or a group"),
            Column("State", lambda one: one.words, "Received, late, asked for or to come"),
            Column("More", lambda one: one.more, "When it was asked for or came"),
            Column("Asked by", lambda one: one.expectation.why, "A law, a plan or a decision"),
        ),
    )
)
