"""A list as a Word document: one real table, its rows written one after the other.

python-docx makes the document with the head of its table. The rows are then written into the file
as text: built as objects, ten thousand of them would take minutes and a gigabyte.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from html import escape
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from partnership.exports.cells import as_words
from partnership.exports.filled import Sheet
from partnership.exports.lists import Cell

LANGUAGE = "en-GB"
LANDSCAPE_FROM = 6  # columns
A4 = Cm(21), Cm(29.7)
EMPTY = "Nothing stands in this list."
BODY = "word/document.xml"
ROWS_HERE = "<!--rows-->"
# Signs that XML 1.0 does not know.
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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
    _describe(document, sheet)
    _lay_out(document, wide=len(sheet.headings) >= LANDSCAPE_FROM)
    document.add_heading(_plain(sheet.title), level=1)
    for name, value in sheet.about[1:]:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{name}: ").bold = True
        line.add_run(_plain(as_words(value)))
    document.add_paragraph()
    if not sheet.total:
        document.add_paragraph(EMPTY)
        return document
    end = document.element.body.find(qn("w:sectPr"))
    end.addprevious(parse_xml(_table(sheet)))
    return document


def _describe(document: Any, sheet: Sheet) -> None:
    """Properties that a reader and a screen reader are told; nothing of who wrote the template."""
    facts = document.core_properties
    facts.title, facts.author = _plain(sheet.title), settings.SERVICE_NAME
    facts.language, facts.comments, facts.last_modified_by = LANGUAGE, "", settings.SERVICE_NAME
    facts.created = facts.modified = datetime.combine(sheet.made_on, time())
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGE)


def _lay_out(document: Any, *, wide: bool) -> None:
    """A4, on its side for many columns, with the number of each page at its foot."""
    page, (short, long) = document.sections[0], A4
    page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (long, short) if wide else (short, long)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Page ")
    number = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot._p.append(parse_xml(number))


def _table(sheet: Sheet) -> str:
    """The table with its head and the place of its rows. Its style is the template's own."""
    called = escape(_plain(sheet.title))
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
        words = ENDS.sub(LINE, escape(_plain(as_words(cell)), quote=False)).replace("\t", TAB)
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>'
            f'<w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val="18"/></w:rPr>'
            f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
        )


def _plain(text: str) -> str:
    """The text as typed, without signs that would break the file."""
    return NEVER.sub("", text)
