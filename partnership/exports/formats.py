"""Writes a list as a file in one of four formats. No database here."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, Any

from django.conf import settings
from django.db.models import TextChoices
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from partnership.documents.pdf import render_pdf
from partnership.documents.validators import SHEET
from partnership.exports.cells import as_text, as_words, neutral
from partnership.exports.lists import Cell

WIDTHS = (14, 60)  # of a column in Excel, in signs


class Format(TextChoices):
    """The formats of a list."""

    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"
    PDF = "pdf", "PDF"
    JSON = "json", "JSON"

    @property
    def content_type(self) -> str:
        """What the browser is told."""
        return CONTENT_TYPES[self]


CONTENT_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: SHEET,
    Format.PDF: "application/pdf",
    Format.JSON: "application/json",
}


@dataclass(frozen=True)
class Sheet:
    """A list that is ready to be written: settled cells, row by row."""

    code: str
    title: str
    as_at: date
    made_on: date
    made_for: str
    headings: list[str]
    rows: Iterable[list[Cell]]
    total: int
    following: str | None = None  # the address of the next rows, where they come in portions


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


def _xlsx(sheet: Sheet, out: IO[bytes]) -> None:
    book = Workbook(write_only=True)
    book.properties.creator = settings.SERVICE_NAME
    book.properties.title = sheet.title
    page = book.create_sheet("List")
    page.freeze_panes = "A2"
    for number, heading in enumerate(sheet.headings, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = min(max(WIDTHS[0], len(heading) + 4), WIDTHS[1])
    page.append([_in_excel(page, heading, bold=True) for heading in sheet.headings])
    for row in sheet.rows:
        page.append([_in_excel(page, cell) for cell in row])
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = WIDTHS
    for line in _about(sheet):
        about.append([_in_excel(about, cell) for cell in line])
    book.save(out)


def _about(sheet: Sheet) -> list[tuple[str, Cell]]:
    return [
        ("List", sheet.title),
        ("As at", sheet.as_at),
        ("Rows", sheet.total),
        ("Made on", sheet.made_on),
        ("Made for", sheet.made_for),
    ]


def _in_excel(page: Any, value: Cell, *, bold: bool = False) -> Any:
    """A typed cell. Text is never anything but text, whatever it starts with."""
    cell = WriteOnlyCell(page)
    if isinstance(value, str):
        cell.value = neutral(value)
        cell.data_type = "s"
        cell.quotePrefix = cell.value != value  # Excel then hides the apostrophe's meaning too
    elif value is not None:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "d mmmm yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _json(sheet: Sheet, out: IO[bytes]) -> None:
    """Row by row, so that a long list is never a long text in memory."""
    head = {"list": sheet.code, "title": sheet.title, "as_at": sheet.as_at.isoformat()}
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
    Format.XLSX: _xlsx,
    Format.PDF: _pdf,
    Format.JSON: _json,
}
