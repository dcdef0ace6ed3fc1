"""The public list and the register of governed documents, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.policies.register import Standing, public_documents, register_of, standing_of
from partnership.exports.lists import Column, ListExport, Params, offer

COLUMNS = (
    Column("Title", lambda row: row.document.title, "What it is called"),
    Column("Kind", lambda row: row.document.get_kind_display(), "What sort of document"),
    Column("Owner", lambda row: row.document.owner.name, "The board or group that owns it"),
    Column("Stands", lambda row: row.words, "In force, under review, withdrawn and so on"),
    Column("Version", lambda row: row.version, "Which holds, and who approved it when"),
    Column("Next review", lambda row: row.document.next_review_on, "The day, if one is set"),
)


def _public(user: Any, params: Params, today: date) -> list[Standing]:
    rows = public_documents(user, params.get("kind", ""))
    return [standing_of(row, today) for row in rows]


def _register(user: Any, params: Params, today: date) -> list[Standing]:
    rows = register_of(partnership_of(user, params), user, params.get("kind", ""))
    return [standing_of(row, today) for row in rows]


offer(
    ListExport(
        code="policies",
        title="Policies open to everybody",
        takes=("kind",),
        rows=_public,
        restricted=lambda row: None,
        columns=COLUMNS,
    )
)
offer(
    ListExport(
        code="governance",
        title="Policies and governance documents",
        of="partnership",
        takes=("kind",),
        rows=_register,
        restricted=lambda row: None,
        columns=COLUMNS,
    )
)
