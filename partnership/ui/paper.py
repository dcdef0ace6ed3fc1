"""The sheet a chart is drawn on: across in per cent on screen, in px of 720 when printed."""

import math
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NARROWEST, PRINTED = 300, 720  # px across: a third of a desk or a phone; 170 mm of paper
SIGN = 8  # px, a wide guess for one sign of 14 px
LINE = 18  # px from one line of words to the next

FONT = "Arial, Liberation Sans, sans-serif"
# On paper no style sheet reaches into a drawing: it carries the colours of look.css itself.
INK, SOFT, PETROL, PALE, EDGE = "#15252c", "#475860", "#0e5566", "#b9d6dd", "#6f8087"
DASHED = {"fill": "none", "stroke": INK, "stroke-width": "1.5", "stroke-dasharray": "3 3"}
PAINT: Mapping[str, Mapping[str, str]] = {
    "": {"fill": INK},
    "lbl-soft": {"fill": SOFT},
    "lbl-gap": {"fill": INK},
    "lbl-on": {"fill": "#fff", "font-weight": "700"},
    "bar": {"fill": PETROL},
    "bar-2": {"fill": PALE},
    "bar-x": DASHED,
    "axis": {"stroke": EDGE},
    "axis axis--break": {"stroke": INK, "stroke-dasharray": "2 4"},
    "grid": {"stroke": "#e2eaeb"},
    "line": {"stroke": PETROL, "stroke-width": "2.5"},
    "dot": {"fill": PETROL},
    "rag rag--met": {"fill": "#e2f2e8", "stroke": "#2b7a4b", "stroke-width": "2"},
    "rag rag--part": {"fill": "#fcf0d6", "stroke": "#b26a00", "stroke-width": "2"},
    "rag rag--not": {"fill": "#b0282e", "stroke": "#7f171d", "stroke-width": "2"},
    "rag rag--na": {"fill": "#eaeff0", "stroke": EDGE, "stroke-width": "2"},
    "rag rag--out": {"fill": "#fff", "stroke": EDGE, "stroke-dasharray": "3 3"},
    "rag__word rag__word--met": {"fill": "#17502f", "font-weight": "700"},
    "rag__word rag__word--part": {"fill": "#643d00", "font-weight": "700"},
    "rag__word rag__word--not": {"fill": "#fff", "font-weight": "700"},
    "rag__word rag__word--na": {"fill": "#37464d", "font-weight": "700"},
    "rag__word rag__word--out": {"fill": "#37464d", "font-weight": "700"},
}

Number = int | float


@dataclass
class Paper:
    """Takes marks and gives the SVG; every word is escaped on its way in."""

    printed: bool
    marks: list[SafeString] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The px that words must make do with."""
        return PRINTED if self.printed else NARROWEST

    def across(self, share: float) -> str:
        """A place or a length across, from per cent."""
        return f"{share * PRINTED / 100:.1f}" if self.printed else f"{share:.2f}%"

    def share(self, words: str) -> float:
        """The per cent across that these words need at most."""
        return 100 * (len(words) * SIGN + 14) / self.width

    def mark(self, name: str, css: str, attributes: Mapping[str, object], words: str = "") -> None:
        """An element of this class; on paper with its paint too."""
        paint = PAINT[css] if self.printed else {}
        size = {"font-size": "14"} if self.printed and name == "text" else {}
        given: dict[str, object] = {"class": css, **attributes, **paint, **size}
        written = format_html_join(
            "", ' {}="{}"', ((key, value) for key, value in given.items() if value != "")
        )
        self.marks.append(format_html("<{}{}>{}</{}>", name, written, words, name))

    def rect(self, css: str, x: float, y: float, width: float, height: float) -> None:
        """A rectangle, never thinner than can be seen."""
        size = self.across(max(width, 0.3))
        self.mark("rect", css, {"x": self.across(x), "y": y, "width": size, "height": height})

    def line(self, css: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        ends = {"x1": self.across(x1), "y1": round(y1, 1)}
        self.mark("line", css, {**ends, "x2": self.across(x2), "y2": round(y2, 1)})

    def dot(self, x: float, y: float) -> None:
        """A point."""
        self.mark("circle", "dot", {"cx": self.across(x), "cy": round(y, 1), "r": 4})

    def text(
        self, words: str, x: float, y: float, *, css: str = "", dx: int = 0, anchor: str = ""
    ) -> None:
        """Words on one line."""
        place = {"x": self.across(x), "y": round(y, 1), "dx": dx or "", "text-anchor": anchor}
        self.mark("text", css, place, words)

    def label(self, words: str, y: float) -> float:
        """Words above a bar, broken where they are long; where the bar may start."""
        for line in textwrap.wrap(words, self.width // SIGN) or [""]:
            self.text(line, 0, y + 14)
            y += LINE
        return y + 2

    def drawing(self, title: str, height: float) -> SafeString:
        """The SVG, with its title first."""
        size = f"0 0 {PRINTED} {height:.0f}"
        shown = ("viewBox", size) if self.printed else ("width", "100%")
        return format_html(
            '<svg role="img" aria-label="{}. The table holds the same." {}="{}" height="{}"{}>'
            "<title>{}</title>{}</svg>",
            title,
            *shown,
            f"{height:.0f}",
            format_html(' font-family="{}"', FONT) if self.printed else "",
            title,
            format_html_join("", "{}", ((mark,) for mark in self.marks)),
        )


def plain(value: Number) -> str:
    """1,204 for 1204."""
    return f"{value:,}"


def checked(values: Iterable[Number]) -> list[Number]:
    """The values. raises: ValueError for none, one below zero, or one that is no number."""
    found = list(values)
    if not found:
        raise ValueError("A chart needs a row; show the empty note instead.")
    for value in found:
        if not math.isfinite(value) or value < 0:
            raise ValueError(f"A bar starts at zero and cannot show {value}.")
    return found
