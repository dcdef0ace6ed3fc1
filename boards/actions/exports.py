"""The register of actions, to take away."""

from datetime import date
from typing import Any

from boards.actions.rag import label_of
from boards.actions.register import TAKES, found, wanted
from partnership.exports.lists import Column, ListExport, Params, offer


def _rows(user: Any, params: Params, today: date) -> Any:
    return found(user, wanted(params), today)


offer(
    ListExport(
        code="actions",
        title="Actions",
        rows=_rows,
        takes=TAKES,
        columns=(
            Column("Reference", lambda row: row.reference, "Its number here"),
            Column("Action", lambda row: row.what, "What was asked"),
            Column("Asked by", lambda row: row.board.name, "The board or group"),
            Column("Owner agency", lambda row: row.owner_agency.name, "Who answers for it"),
            Column(
                "Owner", lambda row: row.owner.name if row.owner else "", "The person, if named"
            ),
            Column("Raised on", lambda row: row.raised_on, "The day it was asked"),
            Column("First due on", lambda row: row.first_due_on, "As it was first agreed"),
            Column("Due on", lambda row: row.due_on, "As agreed now"),
            Column("Moves", lambda row: row.moves_made, "How often the due day moved"),
            Column("Computed", lambda row: label_of(row.computed), "By its dates and updates"),
            Column("Judged", lambda row: label_of(row.judged), "By the unit, if it has judged"),
            Column("Judged why", lambda row: row.judged_why or "", "In the unit's words"),
            Column("Kind of source", lambda row: row.get_source_kind_display(), "Where it began"),
            Column("Came from", lambda row: row.came_from, "The same in words"),
            Column("Opened again", lambda row: row.reopened, "How often, after it was closed"),
            Column("Closed on", lambda row: row.closed_on, "Empty while it is open"),
            Column("Outcome", lambda row: row.outcome, "What came of it"),
        ),
    )
)
