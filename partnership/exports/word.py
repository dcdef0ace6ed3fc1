"""A list as a Word document: one real table, its rows written one after the other.

python-docx makes the document with the head of its table. The rows are then written into the file
as text: built as objects, ten thousand of them would take minutes and a gigabyte.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from partnership.documents.word import describe, lay_out, plain
from partnership.exports.cells import as_words
from partnership.exports.filled import Sheet
from partnership.exports.lists import Cell

LANDSCAPE_FROM = 6  # columns
EMPTY = "Nothing stands in this list."
BODY = "word/document.xml"
ROWS_HERE = "<!--rows-->"
ENDS = re.compile("\r\n|\r|\n")
LINE, TAB = '</w:t><w:br/><w:t xml:space="preserve">', '</w:t><w:tab/><w:t xml:space="preserve">'


def write_word(sheet: Sheet, out: IO[bytes]) -> None:
    """Title, what the file is, and the table under a head that each page repeats."""
    shell = BytesIO()
    _shell(sheet).save(shell)
    with ZipFile(shell) as read, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            if name != BODY:
                written.writestr(name, read.read(name))
        before, _, after = read.read(BODY).decode().partition(ROWS_HERE)
        with written.open(BODY, "w", force_zip64=True) as body:
            body.write(before.encode())
            for row in sheet.rows if after else ():
                body.write(_row(row).encode())
            body.write(after.encode())


def _shell(sheet: Sheet) -> Any:
    """The document without its rows."""
    document = Document()
    describe(document, sheet.title, sheet.made_on)
    lay_out(document, wide=len(sheet.headings) >= LANDSCAPE_FROM)
    document.add_heading(plain(sheet.title), level=1)
    for name, value in sheet.about[1:]:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{name}: ").bold = True
        line.add_run(plain(as_words(value)))
    document.add_paragraph()
    if not sheet.total:
        document.add_paragraph(EMPTY)
        return document
    end = document.element.body.find(qn("w:sectPr"))
    end.addprevious(parse_xml(_table(sheet)))
    return document


def _table(sheet: Sheet) -> str:
    """The table with its head and the place of its rows. Its style is the template's own."""
    called = escape(plain(sheet.title))
    columns = "<w:gridCol/>" * len(sheet.headings)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="autofit"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{called}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{_row(sheet.headings, head=True)}{ROWS_HERE}</w:tbl>"
    )


def _row(cells: Iterable[Cell], *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    inside = "".join(_cells(cells, bold="<w:b/>" if head else ""))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inside}</w:tr>"


def _cells(cells: Iterable[Cell], bold: str) -> Iterator[str]:
    for cell in cells:
        words = ENDS.sub(LINE, escape(plain(as_words(cell)), quote=False)).replace("\t", TAB)
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>'
            f'<w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val="18"/></w:rPr>'
            f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
        )
