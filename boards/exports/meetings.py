"""The papers of a meeting and who comes, to take away."""

from typing import Any

from boards.attending import members_and_replies, papers_of
from boards.exports.asking import number_of
from boards.models import Meeting
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def _meeting(user: Any, params: Params) -> Meeting:
    meetings = Meeting.objects.select_related("board")
    found: Meeting = seen_or_404(user, meetings, pk=number_of(params))
    return found


offer(
    ListExport(
        code="papers",
        title="Papers",
        of="number of a meeting",
        named=lambda user, params: f"Papers: {_meeting(user, params)}",
        rows=lambda user, params, today: papers_of(_meeting(user, params), user),
        columns=(
            Column("Paper", lambda row: row.title, "Its title"),
            Column("File", lambda row: row.name, "What the file is called"),
            Column("Bytes", lambda row: row.size, "How large it is"),
            Column("Added", lambda row: row.added_at, "When it was added"),
        ),
    )
)
offer(
    ListExport(
        code="attendance",
        title="Who comes",
        of="number of a meeting",
        named=lambda user, params: f"Who comes: {_meeting(user, params)}",
        rows=lambda user, params, today: members_and_replies(_meeting(user, params)),
        columns=(
            Column("Member", lambda row: row[0].name, "Who sits in the group on that day"),
            Column(
                "Answer",
                lambda row: row[1].get_answer_display() if row[1] else "No answer yet",
                "What they said",
            ),
            Column("Deputy", lambda row: row[1].deputy if row[1] else "", "Who comes instead"),
            Column("Said", lambda row: row[1].said_at if row[1] else None, "When they said so"),
        ),
    )
)
