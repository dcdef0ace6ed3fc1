"""The registers of sharing, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.sharing.figures import agreements_of, disclosures_of, requests_of
from boards.sharing.models import InformationRequest
from partnership.exports.lists import Column, ListExport, Params, offer


def _requests(user: Any, params: Params, today: date) -> list[InformationRequest]:
    rows = list(requests_of(partnership_of(user, params), user))
    for row in rows:
        row.words = row.standing(today)[0]
    return rows


offer(
    ListExport(
        code="agreements",
        title="Information-sharing agreements",
        of="partnership",
        rows=lambda user, params, today: agreements_of(partnership_of(user, params), user),
        restricted=lambda row: None,
        columns=(
            Column("Agreement", lambda row: str(row), "What it is called"),
            Column(
                "Parties",
                lambda row: "; ".join(party.words for party in row.parties.all()),
                "The agencies that are party to it",
            ),
            Column("Purpose", lambda row: row.purpose, "What it is for"),
            Column(
                "Legal bases",
                lambda row: "; ".join(one.citation for one in row.grounds),
                "As chosen; see the agreement for how sure the citation is",
            ),
            Column("Starts", lambda row: row.starts_on, "The first day"),
            Column("Runs out", lambda row: row.ends_on, "The last day, if one is agreed"),
        ),
    )
)
offer(
    ListExport(
        code="disclosures",
        title="What was given to whom",
        of="partnership",
        rows=lambda user, params, today: disclosures_of(partnership_of(user, params), user),
        restricted=lambda row: None,
        columns=(
            Column("Number", lambda row: row.pk, "Of the record"),
            Column("Given on", lambda row: row.given_on, "The day"),
            Column("Who gave it", lambda row: str(row.giver), "The agency"),
            Column("Who was given it", lambda row: str(row.receiver), "The agency"),
            Column("What", lambda row: row.what, "Kinds of information, no names"),
            Column("Case", lambda row: row.case_reference, "Its reference, if any"),
            Column("Why", lambda row: row.why, "The purpose"),
            Column("Basis", lambda row: row.basis_words, "The legal basis"),
            Column("How", lambda row: row.how, "How it was sent"),
            Column("Struck", lambda row: row.struck_because, "Why, if the record was wrong"),
        ),
    )
)
offer(
    ListExport(
        code="information-requests",
        title="Requests for information",
        of="partnership",
        rows=_requests,
        restricted=lambda row: None,
        columns=(
            Column("Number", lambda row: row.pk, "Of the request"),
            Column("Asked on", lambda row: row.asked_on, "The day"),
            Column("Agency", lambda row: str(row.agency), "Who is asked"),
            Column("On behalf of", lambda row: row.board.name, "The board that asks"),
            Column("Basis", lambda row: row.basis_words, "The legal basis"),
            Column("By when", lambda row: row.due_on, "Set by whoever asks"),
            Column("Stands", lambda row: row.words, "Open, late, answered, refused and so on"),
            Column("Answered on", lambda row: row.answered_on, "The day"),
            Column("Refused because", lambda row: row.refused_because, "If it was"),
        ),
    )
)
