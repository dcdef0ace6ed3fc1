"""Documents as Word files, with real headings, lists and tables that a screen reader can follow."""

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from django.conf import settings
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from partnership.documents.blocks import Block, Heading, Points, Table, Words, Written
from partnership.ui.words import plain_day

LANGUAGE = "en-GB"
A4 = Cm(21), Cm(29.7)
# Signs that XML 1.0 does not know.
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_word(written: Written) -> bytes:
    """The document as a Word file."""
    document = Document()
    describe(document, written.title, written.made_on)
    lay_out(document, wide=False)
    document.add_heading(plain(written.title), level=1)
    if written.marking:
        document.add_paragraph().add_run(plain(written.marking)).bold = True
    for name, value in written.facts:
        _lead(document.add_paragraph(), name, value)
    for block in written.blocks:
        _add(document, block)
    made = f"Made for {written.made_for} on {plain_day(written.made_on)}, as they may see it."
    document.add_paragraph(plain(made))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(plain(block.words), level=block.level)
    elif isinstance(block, Words):
        _lead(document.add_paragraph(), block.lead, block.words)
    elif isinstance(block, Points):
        for point in block.points:
            document.add_paragraph(plain(point), style="List Bullet")
    else:
        _add_table(document, block)


def _lead(paragraph: Any, lead: str, words: str) -> None:
    if lead:
        paragraph.add_run(f"{plain(lead)}: ").bold = True
    paragraph.add_run(plain(words))


def _add_table(document: Any, block: Table) -> None:
    """With its head on every page, and its name in its properties."""
    table = document.add_table(rows=0, cols=len(block.headings), style="Table Grid")
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), plain(block.title))
    table._tbl.tblPr.append(caption)
    for number, row in enumerate([block.headings, *block.rows]):
        line = table.add_row()
        properties = line._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, words in zip(line.cells, row, strict=True):
            cell.paragraphs[0].add_run(plain(words)).bold = number == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    document.add_paragraph()


def describe(document: Any, title: str, made_on: date) -> None:
    """Properties that a reader and a screen reader are told; nothing of who wrote the template."""
    facts = document.core_properties
    facts.title, facts.author = plain(title)[:255], settings.SERVICE_NAME
    facts.language, facts.comments, facts.last_modified_by = LANGUAGE, "", settings.SERVICE_NAME
    facts.created = facts.modified = datetime.combine(made_on, time())
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGE)


def lay_out(document: Any, *, wide: bool) -> None:
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


def plain(text: str) -> str:
    """The text as typed, without signs that would break the file."""
    return NEVER.sub("", text)
