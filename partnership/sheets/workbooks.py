"""Excel workbooks: looked over as a zip before anything is unpacked, then read row by row."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from partnership.sheets.tables import Cells, Table, Unreadable, bounded, place

GUIDE = "How to fill this in"
MOST_MEMBERS = 500
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 200  # a sheet of text packs ten to thirty times; a bomb a thousand times
SMALL = 1024 * 1024  # below this the ratio says nothing
PIECE = 1024 * 1024
LOCKED = 0x1
BOMB = "The file unpacks to more than is safe"
REFUSED = {"f": "a formula", "e": "an Excel error"}
NOT_SHOWN = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def read_workbook(data: bytes) -> Table:
    """The one sheet of a workbook that holds something.

    raises: Unreadable for macros, passwords, formulas, merged cells, several sheets or a bomb.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _refuse_dangerous(archive)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        return bounded(_lines(_only_sheet(book.worksheets)), [])
    finally:
        book.close()


def _refuse_dangerous(archive: zipfile.ZipFile) -> None:
    """Sizes come from the index, and are held to while unpacking: an index can lie."""
    members = archive.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise Unreadable("The file is not an Excel workbook, whatever its name says")
    if any("vbaProject" in name for name in names):
        raise Unreadable("The file holds macros. Save it as .xlsx without them")
    if any(member.flag_bits & LOCKED for member in members):
        raise Unreadable("The file is locked with a password. Save a copy without one")
    too_much = sum(member.file_size for member in members) > MOST_UNPACKED
    if too_much or len(members) > MOST_MEMBERS or any(map(_swells, members)):
        raise Unreadable(BOMB)
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            _look_through(archive, member)


def _swells(member: zipfile.ZipInfo) -> bool:
    packed = max(member.compress_size, 1)
    return member.file_size > max(SMALL, MOST_RATIO * packed)


def _look_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse declared entities anywhere and merged cells in a sheet; piece by piece."""
    is_sheet = member.filename.startswith("xl/worksheets/")
    read, tail = 0, b""
    with archive.open(member) as part:
        while piece := part.read(PIECE):
            read += len(piece)
            if read > member.file_size:
                raise Unreadable(BOMB)
            text = tail + piece
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise Unreadable("The file holds declarations that no spreadsheet needs")
            merged = re.search(rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z0-9:]+)\"", text)
            if is_sheet and merged:
                raise Unreadable(
                    f"The cells {merged[1].decode()} are merged. Unmerge them, one value a cell"
                )
            tail = text[-200:]


def _only_sheet(sheets: list[Any]) -> Any:
    """The sheet that holds something, the guide of the template left aside. raises: Unreadable."""
    if not sheets:
        raise Unreadable("The workbook has no sheet of cells")
    filled = [sheet for sheet in sheets if sheet.title != GUIDE and _holds_something(sheet)]
    if len(filled) > 1:
        names = ", ".join(f"“{sheet.title}”" for sheet in filled[:5])
        raise Unreadable(f"Several sheets hold something: {names}. Keep one and delete the others")
    if not filled:
        raise Unreadable("The sheet is empty")
    return filled[0]


def _holds_something(sheet: Any) -> bool:
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    rows = sheet.iter_rows(values_only=True, max_row=1_000)
    return any(value is not None for row in rows for value in row)


def _lines(sheet: Any) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield number, [_words(cell, number, column) for column, cell in enumerate(row)]


def _words(cell: Any, row: int, column: int) -> str:
    """What stands in a cell as somebody would type it; days as 2026-05-07, months as 2026-05."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in REFUSED:
        what, where = REFUSED[cell.data_type], place(row, column)
        raise Unreadable(f"The cell in {where} holds {what}. Put the value in its place")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return _day(value, cell.number_format or "")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _day(value: date, shown_as: str) -> str:
    """A day; or only its month where the cell shows no day; with its time where it shows one.

    Excel turns "May 2026", typed, into the first of May shown as May-26: that day nobody said.
    """
    shown = NOT_SHOWN.sub("", shown_as).lower()
    day = value.date() if isinstance(value, datetime) else value
    if "y" in shown and "d" not in shown:
        return f"{day:%Y-%m}" if "m" in shown else f"{day:%Y}"
    if isinstance(value, datetime) and "h" in shown and (value.hour or value.minute):
        return f"{value:%Y-%m-%d %H:%M}"
    return day.isoformat()
