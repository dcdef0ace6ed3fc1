"""Sheets that were brought in, and what each row did, to take away."""

from datetime import datetime
from typing import Any

from boards.exports.asking import number_of
from boards.imports import Row, import_seen, imports_seen, place_of_imports, rows_of
from boards.models import Partnership
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.sheets.models import Import
from partnership.sheets.registry import sheet_of


def _place(user: Any, params: Params) -> Partnership:
    return place_of_imports(user, params["of"])


def _import(user: Any, params: Params) -> Import:
    return import_seen(user, number_of(params))


def _rows(user: Any, params: Params, now: datetime) -> list[Row]:
    return rows_of(_import(user, params), by=user, now=now)


offer(
    ListExport(
        code="imports",
        title="Sheets brought in",
        of="partnership",
        named=lambda user, params: f"Sheets brought in: {_place(user, params)}",
        rows=lambda user, params, today: imports_seen(user, _place(user, params)),
        columns=(
            Column("File", lambda row: row.file_name, "What the file was called"),
            Column("Sheet", lambda row: sheet_of(row.kind).title, "Which kind of sheet"),
            Column("Uploaded", lambda row: row.uploaded_at, "When"),
            Column("Uploaded by", lambda row: str(row.uploaded_by), "Who"),
            Column("State", lambda row: row.state, "Not applied, applied, undone, or waiting"),
            Column("Applied", lambda row: row.applied_at, "When, if it was"),
            Column("Applied by", lambda row: str(row.applied_by or ""), "Who"),
            Column("Undone", lambda row: row.undone_at, "When, if it was"),
            Column("Undone by", lambda row: str(row.undone_by or ""), "Who"),
        ),
    )
)
offer(
    ListExport(
        code="import-rows",
        title="Rows of a sheet",
        of="number of a sheet",
        named=lambda user, params: f"Rows of a sheet: {_import(user, params)}",
        rows=_rows,
        by_the_minute=True,
        columns=(
            Column("Row", lambda row: row.number, "Its number in the sheet"),
            Column("What", lambda row: row.says, "What it says"),
            Column("Result", lambda row: row.result, "What it did, or would do"),
            Column("Changes", lambda row: row.changes, "What from what to what"),
            Column("Wrong", lambda row: row.wrong, "What is wrong, with its column"),
            Column("Notes", lambda row: row.notes, "What to look at; it stops nothing"),
        ),
    )
)
