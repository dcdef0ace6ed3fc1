"""The risk register, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.risks.figures import Standing, register, standing
from partnership.exports.lists import Column, ListExport, Params, offer


def _rows(user: Any, params: Params, today: date) -> list[Standing]:
    rows = register(partnership_of(user, params), user, params.get("show", ""), today)
    return standing(rows, today)


offer(
    ListExport(
        code="risks",
        title="Risk register",
        of="partnership",
        takes=("show",),
        rows=_rows,
        restricted=lambda row: row.risk,
        columns=(
            Column("Reference", lambda row: row.risk.reference, "Its number"),
            Column("Risk", lambda row: row.risk.what, "What could go wrong"),
            Column("Board or group", lambda row: row.risk.board.name, "Whose risk it is"),
            Column("Likelihood", lambda row: row.likelihood, "1 to 5"),
            Column("Impact", lambda row: row.impact, "1 to 5"),
            Column("Score", lambda row: row.score, "One times the other"),
            Column("Answers for it", lambda row: str(row.risk.agency or ""), "An agency"),
            Column("What is done", lambda row: row.risk.controls, "In the keeper's words"),
            Column("Look again on", lambda row: row.risk.look_again_on, "When it is judged anew"),
            Column("Closed on", lambda row: row.risk.closed_on, "Empty while it is open"),
        ),
    )
)
