"""Templates to fill in: the headings, one example row, and how each column is filled in."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from partnership.sheets.registry import Sheet
from partnership.sheets.workbooks import GUIDE

EXAMPLE = "Example: "
WIDE, NARROW = 70, 24


def is_example(cells: list[str]) -> bool:
    """Whether a row is the example of the template, left in."""
    return bool(cells) and cells[0].casefold().startswith(EXAMPLE.strip().casefold())


def example_row(sheet: Sheet) -> list[str]:
    """The example, marked as one in its first cell."""
    first, *others = [column.example for column in sheet.columns]
    return [f"{EXAMPLE}{first}", *others]


def blank_csv(sheet: Sheet) -> bytes:
    """The template as CSV, with the mark by which Excel knows its letters."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow([column.name for column in sheet.columns])
    lines.writerow(example_row(sheet))
    return out.getvalue().encode("utf-8-sig")


def blank_workbook(sheet: Sheet) -> bytes:
    """The template as an Excel workbook, with a second sheet that says how to fill it in."""
    return workbook_of(sheet, [example_row(sheet)], italic=True)


def workbook_of(sheet: Sheet, rows: Iterable[Sequence[str]], *, italic: bool = False) -> bytes:
    """A sheet with these rows, to be changed and brought back.

    Every cell is text, so that Excel turns no month into its first day and counts no formula.
    """
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title[:31])
    for number in range(1, len(sheet.columns) + 1):
        dimension = page.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.number_format = NARROW, "@"
    page.freeze_panes = "A2"
    headings = [_cell(page, column.name, bold=True) for column in sheet.columns]
    page.append(headings)
    for row in rows:
        page.append([_cell(page, words, italic=italic) for words in row])
    _write_guide(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_guide(book: Workbook, sheet: Sheet) -> None:
    guide = book.create_sheet(GUIDE)
    for letter, width in zip("ABC", (NARROW, NARROW, WIDE), strict=True):
        guide.column_dimensions[letter].width = width
    guide.append([sheet.about])
    guide.append(["The row that begins with “Example:” is left out when the file is read."])
    guide.append([])
    guide.append(
        [_cell(guide, words, bold=True) for words in ("Column", "May it be empty?", "How")]
    )
    for column in sheet.columns:
        empty = "No" if column.required else "Yes"
        guide.append([_cell(guide, words) for words in (column.name, empty, column.hint)])


def _cell(page: Any, words: str, *, bold: bool = False, italic: bool = False) -> Any:
    cell = WriteOnlyCell(page, words)
    cell.data_type = "s"  # also where it begins like a formula
    cell.font = Font(bold=bold, italic=italic)
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
