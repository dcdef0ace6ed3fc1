"""Letters, shared mailboxes and vacant roles that can be taken away."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate

from boards.exports.asking import agency_of, board_of
from boards.letters import letters_asked, vacancies_seen
from boards.mailboxes import Shared, mailboxes_of
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.outbox.presenting import letters_to, standing

HOW = (
    Column("Letter", lambda row: row.heading, "Its heading"),
    Column("Kind", lambda row: standing(row).kind, "What it is about"),
)
STANDS = (
    Column("Written", lambda row: row.written_at, "When it was written"),
    Column("How it stands", lambda row: standing(row).words, "Sent, waiting, failed, not sent"),
    Column("Sent", lambda row: row.sent_at, "When it went, if it did"),
    Column("Detail", lambda row: standing(row).detail, "Why, or by which mail"),
)

offer(
    ListExport(
        code="letters",
        title="Letters",
        rows=lambda user, params, now: letters_asked(
            user, params.get("show", ""), now=now, today=localdate(now)
        )[1],
        by_the_minute=True,
        takes=("show",),
        columns=(*HOW, Column("To", lambda row: row.reader, "Who gets it"), *STANDS),
    )
)
offer(
    ListExport(
        code="my-letters",
        title="Your letters",
        rows=lambda user, params, now: letters_to(user, now=now),
        by_the_minute=True,
        columns=(*HOW, *STANDS),  # not its words: they may hold a link that acts by itself
    )
)
offer(
    ListExport(
        code="vacancies",
        title="Vacant roles",
        rows=lambda user, params, today: vacancies_seen(user, today),
        columns=(
            Column("Role", lambda row: row.role, "The office that nobody holds"),
            Column("Board, group or agency", lambda row: str(row.place), "Where"),
            Column("Nobody since", lambda row: row.since, "Empty where nobody is recorded yet"),
        ),
    )
)

# --- shared mailboxes -------------------------------------------------------------------------


def _of_board(user: Any, params: Params, today: date) -> list[Shared]:
    return mailboxes_of(board_of(user, params, "keep_mailboxes"), user, on=today)


def _of_agency(user: Any, params: Params, today: date) -> list[Shared]:
    return mailboxes_of(agency_of(user, params, "keep_mailboxes"), user, on=today)


for code, of, find, rows in (
    ("board-mailboxes", "board", board_of, _of_board),
    ("agency-mailboxes", "agency", agency_of, _of_agency),
):
    offer(
        ListExport(
            code=code,
            title="Shared mailboxes",
            of=of,
            named=lambda user, params, find=find: f"Shared mailboxes: {find(user, params)}",  # type: ignore[misc]
            rows=rows,
            columns=(
                Column("Address", lambda row: row.mailbox.address, "Where copies go"),
                Column("From", lambda row: row.mailbox.starts_on, "The first day"),
                Column("Until", lambda row: row.mailbox.ends_on, "The last day, if there is one"),
                Column("Added by", lambda row: row.added_by, "Empty where you may not know"),
                Column("Reason", lambda row: row.because, "Empty where you may not know"),
            ),
        )
    )
