"""The papers of a meeting and who comes, to take away."""

from boards.attending import members_and_replies, papers_of
from boards.exports.asking import meeting_of
from partnership.exports.lists import Column, ListExport, offer

offer(
    ListExport(
        code="papers",
        title="Papers",
        of="number of a meeting",
        named=lambda user, params: f"Papers: {meeting_of(user, params)}",
        rows=lambda user, params, today: papers_of(meeting_of(user, params), user),
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
        named=lambda user, params: f"Who comes: {meeting_of(user, params)}",
        rows=lambda user, params, today: members_and_replies(meeting_of(user, params)),
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
