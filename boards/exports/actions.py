"""Actions that can be taken away."""

from boards.actions import shown
from partnership.exports.lists import Column, ListExport, offer

offer(
    ListExport(
        code="actions",
        title="Actions",
        rows=lambda user, params, today: shown(user, params.get("show", ""), today)[1],
        takes=("show",),
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
            Column("Closed on", lambda row: row.closed_on, "Empty while it is open"),
            Column("Outcome", lambda row: row.outcome, "What came of it"),
        ),
    )
)
