"""A list as an Excel workbook."""

from datetime import date, datetime
from typing import IO, Any

from django.conf import settings
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from partnership.exports.cells import neutral
from partnership.exports.filled import Sheet
from partnership.exports.lists import Cell

WIDTHS = (14, 60)  # of a column, in signs
DAY, MOMENT = "d mmmm yyyy", "d mmmm yyyy hh:mm"


def write_excel(sheet: Sheet, out: IO[bytes]) -> None:
    """The list on one sheet with typed cells; beside it a sheet that says what it is."""
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
    for line in sheet.about:
        about.append([_in_excel(about, cell) for cell in line])
    book.save(out)


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
        cell.number_format = MOMENT if isinstance(value, datetime) else DAY
    if bold:
        cell.font = Font(bold=True)
    return cell
