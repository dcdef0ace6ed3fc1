"""Charts drawn on the server as SVG, from rows to markup, with every word escaped.

On screen a chart has no viewBox: across is in per cent and down in px, so that its words keep
their size at every width. Printed, it has a viewBox 720 wide. What each says stands again in a
table beside it (templates/ui/components/chart.html); colours come from the classes of look.css.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from partnership.ui.lines import Point, line
from partnership.ui.paper import LINE, SIGN, Number, Paper, checked, plain

__all__ = ["Divided", "Graded", "Part", "Point", "Row", "bars", "divided", "line", "rag_strip"]

GRADES = {"met": "Met", "part": "Partly", "not": "Not met", "na": "n/a", "out": "Not in"}
PARTS = {"first": "bar", "second": "bar-2", "missing": "bar-x"}
IN_A_LINE = 4


@dataclass(frozen=True)
class Row:
    """One bar. `agreed`: what was to come; the part that has not come is a dashed outline."""

    label: str
    value: Number
    shown: str = ""
    agreed: Number | None = None


@dataclass(frozen=True)
class Part:
    """A piece of a divided bar: "first", "second" or "missing"."""

    value: Number
    words: str = ""
    kind: str = "first"


@dataclass(frozen=True)
class Divided:
    """One bar in pieces."""

    label: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Graded:
    """One cell of a strip: its period or name, and its grade (a key of GRADES)."""

    label: str
    grade: str


def bars(rows: Sequence[Row], *, title: str, printed: bool = False) -> SafeString:
    """Thin bars, in the order given: the worst first is the caller's to sort.

    raises: ValueError without a row, or for a value below zero or no number.
    """
    values = checked(value for row in rows for value in (row.value, row.agreed or 0))
    paper, y, most = Paper(printed), 0.0, max(values) or 1
    longest = max((row.shown or plain(row.value) for row in rows), key=len)
    under = any(row.agreed is not None for row in rows) or paper.share(longest) > 50
    room = 98.0 if under else min(78.0, 98 - paper.share(longest))
    for row in rows:
        y = paper.label(row.label, y)
        length = room * row.value / most
        if row.agreed and row.agreed > row.value:
            paper.rect("bar-x", length, y, room * row.agreed / most - length, 14)
        if row.value:
            paper.rect("bar", 0, y, length, 14)
        paper.line("axis", 0, y - 2, 0, y + 16)
        words = row.shown or plain(row.value)
        if under:
            paper.text(words, 0, y + 30, css="lbl-soft")
        else:
            paper.text(words, length, y + 12, dx=7)
        y += 44 if under else 24
    return paper.drawing(title, y)


def divided(rows: Sequence[Divided], *, title: str, printed: bool = False) -> SafeString:
    """Bars in pieces, all to the scale of the longest; words inside where they fit.

    raises: ValueError without a row, for a piece below zero, or of a kind that is not known.
    """
    checked(part.value for row in rows for part in row.parts)
    most = max(sum(part.value for part in row.parts) for row in rows) or 1
    paper, y = Paper(printed), 0.0
    for row in rows:
        y, x = paper.label(row.label, y), 0.0
        for part in row.parts:
            if part.kind not in PARTS:
                raise ValueError(f"No piece of a bar is of the kind {part.kind!r}.")
            width = 100 * part.value / most
            if part.value:
                _piece(paper, part, x, y, width)
            x += width
        y += 34
    return paper.drawing(title, y)


def _piece(paper: Paper, part: Part, x: float, y: float, width: float) -> None:
    paper.rect(PARTS[part.kind], x + 0.2, y, width - 1, 22)
    number = plain(part.value)
    words = next((w for w in (part.words, number) if w and paper.share(w) <= width), "")
    if words:
        css = "lbl-on" if part.kind == "first" else ""
        paper.text(words, x, y + 16, css=css, dx=7)


def rag_strip(cells: Sequence[Graded], *, title: str, printed: bool = False) -> SafeString:
    """Grades one after another, four in a line: each a word in an outlined cell.

    raises: ValueError without a cell, or for a grade that is not known.
    """
    unknown = next((cell.grade for cell in cells if cell.grade not in GRADES), None)
    if not cells or unknown is not None:
        raise ValueError(f"No grade {unknown!r}." if cells else "A strip needs a cell.")
    paper, y = Paper(printed), 0.0
    width = 100 / min(len(cells), IN_A_LINE)
    for start in range(0, len(cells), IN_A_LINE):
        row = cells[start : start + IN_A_LINE]
        names = [textwrap.wrap(one.label, int(paper.width * width / 100 // SIGN)) for one in row]
        deep = max(map(len, names), default=1)
        for number, (cell, lines) in enumerate(zip(row, names, strict=True)):
            x = number * width
            for n, words in enumerate(lines):
                paper.text(words, x, y + 14 + LINE * (deep - len(lines) + n))
            top = y + LINE * deep + 2
            paper.rect(f"rag rag--{cell.grade}", x + 0.3, top, width - 1.2, 26)
            css = f"rag__word rag__word--{cell.grade}"
            paper.text(GRADES[cell.grade], x, top + 18, css=css, dx=9)
        y += LINE * deep + 42
    return paper.drawing(title, y - 8)
