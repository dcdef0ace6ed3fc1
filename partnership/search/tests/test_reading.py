"""Files are read by a program of its own: whatever is in them, the portal stays as it was."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter

from partnership.demo.paper import small_pdf
from partnership.documents.validators import KINDS, SHEET, WORD
from partnership.search import extract, reading

PDF = "application/pdf"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTHING = ("", "No text could be read")


def text_of(content: bytes, content_type: str) -> tuple[str, str]:
    """The text of a file with this content."""
    document: Any = SimpleNamespace(file=ContentFile(content), content_type=content_type)
    return reading.text_of(document)


def word_file(xml: str | bytes, **more: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        for name, text in more.items():
            archive.writestr(f"word/{name}.xml", text)
    return made.getvalue()


def body(*paragraphs: str) -> str:
    runs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f"<w:document {W}><w:body>{runs}</w:body></w:document>"


def workbook() -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_sheet("Figures").append(["Agency", "Returned", 97])
    book.create_sheet("Second").append(["=1+1", None, "Late"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(small_pdf("Secret words"))))
    writer.encrypt("open sesame", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_every_kind_of_file_that_is_taken_is_read_or_is_a_picture():
    unread = {kind.content_type for kind in KINDS} - set(extract.READERS)
    assert unread == {"image/png", "image/jpeg"}


def test_a_pdf_is_read():
    assert text_of(small_pdf("Neglect is everybodys business"), PDF) == (
        "Neglect is everybodys business",
        "",
    )


def test_a_word_file_is_read_with_its_notes():
    note = body("Note below").replace("document", "footnotes")
    content = word_file(body("First line", "Second &amp; last"), footnotes=note)
    assert text_of(content, WORD) == ("First line Second & last Note below", "")


def test_a_workbook_is_read_without_its_formulas():
    text, because = text_of(workbook(), SHEET)
    assert text.split() == ["Figures", "Agency", "Returned", "97", "Second", "Late"]
    assert because == ""


@pytest.mark.parametrize(
    ("content_type", "content", "text"),
    [
        ("text/plain", b"Caf\xc3\xa9\nand\x00more", "Café and more"),
        ("text/csv", b'a,"b,c"', "a b,c"),
    ],
)
def test_plain_text_is_read_on_one_line(content_type: str, content: bytes, text: str):
    assert text_of(content, content_type) == (text, "")


def test_an_empty_page_says_that_it_holds_no_text():
    assert text_of(small_pdf(""), PDF) == ("", "The file holds no text")


def test_a_locked_pdf_gives_nothing():
    assert text_of(locked_pdf(), PDF) == ("", "The file is locked with a password")


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        pytest.param(b"", PDF, id="nothing"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, PDF, id="noise"),
        pytest.param(small_pdf("Cut")[:300], PDF, id="a PDF cut off"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 200, WORD, id="a broken archive"),
        pytest.param(word_file("<w:document"), WORD, id="broken XML"),
        pytest.param(word_file(LAUGHS), WORD, id="entities in entities"),
        pytest.param(word_file(OUTSIDE), WORD, id="an entity from outside"),
        pytest.param(word_file("<a>" * 200_000), WORD, id="very deep XML"),
        pytest.param(word_file(b" " * (extract.MOST_XML + 1)), WORD, id="a bomb"),
        pytest.param(word_file(body("Not a workbook")), SHEET, id="another type within"),
    ],
)
def test_what_no_parser_can_take_is_no_text(content: bytes, content_type: str):
    text, because = text_of(content, content_type)
    assert text == ""
    assert because in {"No text could be read", "The file holds no text"}


def test_a_text_is_cut_at_its_bound():
    text, _ = text_of(b"word " * 2_000_000, "text/plain")
    assert extract.MOST_TEXT - 10 < len(text) <= extract.MOST_TEXT


def test_what_was_read_before_a_fault_is_kept():
    def pieces():
        yield "kept "
        raise RecursionError

    assert extract.bounded(pieces()) == "kept"


@pytest.mark.parametrize(
    ("program", "because"),
    [
        ("import time; time.sleep(60)", "Reading took too long"),
        ("import os; os.abort()", "No text could be read"),
        ("import resource; resource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28)); 'x' * 2**30",
         "No text could be read"),
    ],
    ids=["hangs", "is killed", "is out of memory"],
)  # fmt: skip
def test_a_reader_that_never_comes_back_harms_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, because: str
):
    path = tmp_path / "reader.py"
    path.write_text(program)
    monkeypatch.setattr(reading, "PROGRAM", path)
    if because == "Reading took too long":
        monkeypatch.setattr(reading, "SECONDS", -4)
    assert text_of(b"anything", "text/plain") == ("", because)


def test_a_text_with_more_lexemes_than_a_row_takes_is_cut_until_it_fits():
    takes = 5000

    class Full(SimpleNamespace):
        words: str

        def save(self, **kwargs: Any) -> None:
            if len(self.words) > takes:
                raise DatabaseError("string is too long for tsvector")

    entry: Any = Full(words="x" * 20_000, no_text_because="")
    shorten: Callable[[Any], None] = reading.save_what_fits
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading.transaction, "atomic", lambda: io.StringIO())
        shorten(entry)
    assert len(entry.words) == takes
    assert entry.no_text_because == "Only the beginning could be taken"
