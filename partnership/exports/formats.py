"""Writes a list as a file in one of its formats. No database here."""

import csv
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, Any

from django.db.models import TextChoices

from partnership.documents.pdf import render_pdf
from partnership.documents.validators import SHEET, WORD
from partnership.exports.cells import as_text, as_words, neutral
from partnership.exports.excel import write_excel
from partnership.exports.filled import Sheet
from partnership.exports.lists import Cell
from partnership.exports.word import write_word


class Format(TextChoices):
    """The formats of a list."""

    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    JSON = "json", "JSON"

    @property
    def content_type(self) -> str:
        """What the browser is told."""
        return CONTENT_TYPES[self]


CONTENT_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: SHEET,
    Format.PDF: "application/pdf",
    Format.DOCX: WORD,
    Format.JSON: "application/json",
}


def write(sheet: Sheet, format: str, out: IO[bytes]) -> None:
    """Write the list. raises: NoPdf when this machine cannot make PDFs."""
    WRITERS[Format(format)](sheet, out)


def _csv(sheet: Sheet, out: IO[bytes]) -> None:
    """With a byte order mark: without one Excel takes the text for another alphabet."""
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow(sheet.headings)
    for row in sheet.rows:
        lines.writerow([_in_csv(cell) for cell in row])
    text.flush()
    text.detach()


def _in_csv(cell: Cell) -> str:
    """Text is made harmless; a number, a negative one too, stays a number."""
    return neutral(cell) if isinstance(cell, str) else as_text(cell)


def _json(sheet: Sheet, out: IO[bytes]) -> None:
    """Row by row, so that a long list is never a long text in memory."""
    head = {"list": sheet.code, "title": sheet.title, "as_at": sheet.as_at.isoformat()}
    head |= {"marking": sheet.marking or None}  # type: ignore[dict-item]
    head |= {"total": sheet.total, "next": sheet.following}  # type: ignore[dict-item]
    out.write(f'{_dumps(head)[:-1]}, "rows": ['.encode())
    for number, row in enumerate(_rows_by_heading(sheet)):
        out.write(f"{',' if number else ''}\n{_dumps(row)}".encode())
    out.write(b"\n]}\n")


def _rows_by_heading(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for row in sheet.rows:
        yield dict(zip(sheet.headings, map(_in_json, row), strict=True))


def _in_json(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return str(cell)  # a figure of money is not a float
    return cell if cell is None or isinstance(cell, int | float) else as_text(cell)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _pdf(sheet: Sheet, out: IO[bytes]) -> None:
    rows = [[as_words(cell) for cell in row] for row in sheet.rows]
    out.write(render_pdf("exports/print.html", {"sheet": sheet, "rows": rows}))


WRITERS: dict[Format, Callable[[Sheet, IO[bytes]], None]] = {
    Format.CSV: _csv,
    Format.XLSX: write_excel,
    Format.PDF: _pdf,
    Format.DOCX: write_word,
    Format.JSON: _json,
}
