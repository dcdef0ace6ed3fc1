"""The register of outside bodies, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.external.figures import TAKES, Line, register
from partnership.exports.lists import Column, ListExport, Params, offer


def _rows(user: Any, params: Params, today: date) -> list[Line]:
    found = register(user, partnership_of(user, params), params, today)
    return [Line(row, today) for row in found.rows]


offer(
    ListExport(
        code="external",
        title="Inspections, complaints and letters",
        of="partnership",
        takes=TAKES,
        rows=_rows,
        restricted=lambda one: one.row,
        columns=(
            Column("Reference", lambda one: one.row.reference, "Its number"),
            Column("Kind", lambda one: one.row.get_kind_display(), "What it is"),
            Column("Body", lambda one: one.row.body, "Who inspects, writes or is written to"),
            Column("Concerns", lambda one: one.concerns, "Agencies, or the partnership"),
            Column("Dated", lambda one: one.row.dated_on, "When fieldwork began, or its own date"),
            Column("Came on", lambda one: one.row.came_on, "Published or received"),
            Column("Address", lambda one: one.row.address, "Where it is published"),
            Column("Grade", lambda one: one.row.grade_words, "As published, word for word"),
            Column("In short", lambda one: one.row.summary, "In the keeper's words"),
            Column("To answer", lambda one: one.row.to_answer, "What is to be answered"),
            Column("Answer due on", lambda one: one.row.due_on, "Empty: nothing to answer"),
            Column("Answer", lambda one: one.state[0], "How it stands"),
            Column("Answered on", lambda one: one.row.answered_on, "When it went or came"),
            Column("Answered with", lambda one: one.row.answer, "In the keeper's words"),
        ),
    )
)
