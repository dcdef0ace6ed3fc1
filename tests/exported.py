"""How each kind of file is read back, in the words of CSV, so that they can be compared."""

import csv
import io
import json
from datetime import date, datetime, time
from typing import Any

from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from partnership.ui.words import plain_day

# --- getting them ---


def file_at(args: tuple[str, ...], format: str) -> str:
    name = "exports:download_of" if len(args) > 1 else "exports:download"
    return reverse(name, args=[*args, format])


def get(client: Client, address: str, **query: str) -> bytes:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    return answer.getvalue()


# --- reading files --------------------------------------------------------------------------


def as_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))[1:]


def as_excel(body: bytes) -> list[list[str]]:
    """The rows in the words of CSV, so that they can be compared."""
    sheet = load_workbook(io.BytesIO(body))["List"]
    return [[in_words(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]


def as_json(body: bytes) -> list[list[str]]:
    return [[in_words(cell) for cell in row.values()] for row in json.loads(body)["rows"]]


def as_word(body: bytes) -> list[list[str]]:
    """The rows of the table as they are read on paper."""
    rows = Document(io.BytesIO(body)).tables[0].rows
    return [[cell.text for cell in row.cells] for row in rows][1:]


def spoken(cell: str) -> str:
    """What CSV says of a day or moment, in the words of paper."""
    readers: tuple[Any, ...] = (
        (date.fromisoformat, plain_day),
        (datetime.fromisoformat, plain_moment),
        (lambda said: datetime.strptime(said, "%H:%M:%S"), "{:%H:%M}".format),
    )
    for read, words in readers:
        try:
            return words(read(cell))
        except ValueError:
            pass
    return cell.replace("\r\n", "\n")


def plain_moment(moment: datetime) -> str:
    return f"{plain_day(moment)}, {moment:%H:%M}"


def in_words(cell: Any) -> str:
    if hasattr(cell, "date"):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    return "" if cell is None else str(cell)


def on_paper(body: bytes) -> str:
    """All words, without the spaces that a narrow column puts between them."""
    pages = PdfReader(io.BytesIO(body)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def in_plain(body: bytes, format: str) -> str:
    """Everything that the file says, in one text."""
    if format == "docx":
        document = Document(io.BytesIO(body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(line.text for line in document.paragraphs), *cells])
    return on_paper(body) if format == "pdf" else body.decode()
