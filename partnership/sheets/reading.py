"""From an upload to a table of words: what a person can mend is told in a sentence, never a 500."""

import csv
import io
import logging
from collections.abc import Iterable
from pathlib import PurePath

from partnership.sheets.tables import (
    MOST_BYTES,
    Cells,
    Table,
    Unreadable,
    bounded,
    place,
)
from partnership.sheets.workbooks import read_workbook

log = logging.getLogger(__name__)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD = "EncryptedPackage".encode("utf-16-le")
BROKEN = (
    "This file cannot be read as a spreadsheet. Open it, save it as .xlsx or .csv and try again"
)
DELIMITERS = (",", ";", "\t")
OTHER_FILES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<!DOC", b"<html", b"<?xml")


def read(name: str, data: bytes) -> Table:
    """The table in an Excel workbook (.xlsx) or a CSV file, judged by its content.

    in: `name`, as the sender called it; `data`, the whole upload.
    raises: Unreadable, with a sentence for the sender; whatever the parsers stumble over too.
    """
    if not data:
        raise Unreadable("The file is empty")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 1024**2} MB")
    try:
        return _by_content(name, data)
    except Unreadable:
        raise
    except Exception as error:  # parsers fail in more ways than they say
        log.warning("A sheet could not be read: %s", type(error).__name__)
        raise Unreadable(BROKEN) from None


def _by_content(name: str, data: bytes) -> Table:
    if data.startswith(OLE):
        raise Unreadable(_old_or_locked(data))
    if data.startswith(b"PK"):
        return read_workbook(data)
    if data.lstrip()[:5].startswith(OTHER_FILES) or PurePath(name).suffix.lower() in {
        ".xlsx",
        ".xls",
        ".xlsm",
        ".ods",
    }:
        raise Unreadable("The file is not an Excel workbook or a CSV file, whatever its name says")
    return _csv(data)


def _old_or_locked(data: bytes) -> str:
    if PASSWORD in data:
        return "The file is locked with a password. Save a copy without one"
    return "This is an old Excel file (.xls). Open it and save it as .xlsx"


def _csv(data: bytes) -> Table:
    text, notes = _text(data)
    if "\x00" in text:
        raise Unreadable("The file holds characters that no text has. Save it again as CSV")
    delimiter = _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return bounded(_plain(lines), notes)
    except csv.Error as error:
        words = f"Line {lines.line_num} cannot be read: a quotation mark is not closed"
        raise Unreadable(words) from error


def _text(data: bytes) -> tuple[str, list[str]]:
    """The words, and what should be said about how they were read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable(BROKEN) from None
    note = "The file was read as Windows text (cp1252). Check names with accents below"
    return text, [note]


def _delimiter(text: str) -> str:
    """Comma, semicolon or tab: whichever stands most often in the first line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _plain(lines: Iterable[list[str]]) -> Iterable[tuple[int, Cells]]:
    for row, cells in enumerate(lines, start=1):
        for column, words in enumerate(cells):
            if words.lstrip().startswith("="):
                where = place(row, column)
                raise Unreadable(f"The cell in {where} holds a formula. Put the value in its place")
        yield row, cells
