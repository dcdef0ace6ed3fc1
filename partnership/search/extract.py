"""Prints the text of the file on its standard input: a program of its own, bounded and expendable.

Run by `reading.py` as a child process with a time limit; it sets its own limits of memory and
processor time before it touches the file. It imports nothing of the portal.
in: the content type as the only argument, the file on stdin. out: text on stdout; exit codes below.
"""

import csv
import io
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from pypdf import PdfReader

MOST_TEXT = 2 * 1024 * 1024  # characters
MOST_PAGES = 500
MOST_CELLS = 200_000
MOST_XML = 60 * 1024 * 1024  # bytes of one unpacked part
MEMORY = 1024**3
SECONDS = 20
LOCKED, UNREADABLE = 3, 4
WORDPROCESSING = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS_OF_WORD = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")


def pdf(file: io.BytesIO) -> Iterator[str]:
    """Page by page; an encrypted one gives nothing."""
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted:
        sys.exit(LOCKED)
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES:
            return
        yield f"{page.extract_text()}\n"  # the last word of a page is not joined to the next


def word(file: io.BytesIO) -> Iterator[str]:
    """The runs of the main text, notes, headers and footers."""
    with zipfile.ZipFile(file) as archive:
        parts = [part for part in archive.namelist() if PARTS_OF_WORD.fullmatch(part)]
        for part in sorted(parts):
            with archive.open(part) as packed:
                unpacked = packed.read(MOST_XML + 1)
            if len(unpacked) > MOST_XML:
                sys.exit(UNREADABLE)
            yield from _runs(unpacked)


def _runs(xml: bytes) -> Iterator[str]:
    # forbid_dtd: no entity is ever declared, so none is expanded or fetched.
    for _, element in iterparse(io.BytesIO(xml), events=("end",), forbid_dtd=True):
        if element.tag == f"{WORDPROCESSING}t":
            yield element.text or ""
        elif element.tag in {f"{WORDPROCESSING}p", f"{WORDPROCESSING}tab"}:
            yield " "
            element.clear()


def sheet(file: io.BytesIO) -> Iterator[str]:
    """Cells as they show, row by row, sheet by sheet."""
    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    cells = 0
    for page in book.worksheets:
        yield f"{page.title} "
        for row in page.iter_rows(values_only=True):
            cells += len(row)
            if cells > MOST_CELLS:
                return
            yield " ".join(str(value) for value in row if value is not None) + " "


def plain(file: io.BytesIO) -> Iterator[str]:
    """Text as it stands."""
    yield file.read(4 * MOST_TEXT).decode("utf-8", "replace")


def table(file: io.BytesIO) -> Iterator[str]:
    """Cells of a CSV file."""
    text = file.read(4 * MOST_TEXT).decode("utf-8", "replace")
    for row in csv.reader(io.StringIO(text)):
        yield " ".join(row) + " "


READERS: dict[str, Callable[[io.BytesIO], Iterator[str]]] = {
    "application/pdf": pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": sheet,
    "text/plain": plain,
    "text/csv": table,
}


def bounded(pieces: Iterator[str]) -> str:
    """The pieces up to so much text; what was read before a fault is kept."""
    found, length = [], 0
    try:
        for piece in pieces:
            found.append(piece)
            length += len(piece)
            if length > MOST_TEXT:
                break
    except Exception:
        if not found:
            raise
    return " ".join("".join(found).split())[:MOST_TEXT]


def main(content_type: str) -> int:
    """Read, and say by the exit code what went wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(2000)
    try:
        text = bounded(READERS[content_type](io.BytesIO(sys.stdin.buffer.read())))
    except Exception:  # whatever a parser stumbles over, there is no text
        return UNREADABLE
    sys.stdout.buffer.write(text.encode("utf-8", "ignore"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
