"""The sheet a chart is drawn on: across in per cent on screen, in px of 720 when printed."""

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NARROWEST, PRINTED = 300, 720  # px across: a third of a desk or a phone; 170 mm of paper
SIGN = 8  # px, a wide guess for one sign of 14 px
LINE = 18  # px from one line of words to the next

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

    def rect(self, css: str, x: float, y: float, width: float, height: float) -> None:
        """A rectangle, never thinner than can be seen."""
        shape = '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>'
        size = self.across(max(width, 0.3))
        self.marks.append(format_html(shape, css, self.across(x), y, size, height))

    def line(self, css: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        shape = '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        start, end = self.across(x1), self.across(x2)
        self.marks.append(format_html(shape, css, start, round(y1, 1), end, round(y2, 1)))

    def dot(self, x: float, y: float) -> None:
        """A point."""
        shape = '<circle class="dot" cx="{}" cy="{}" r="4"/>'
        self.marks.append(format_html(shape, self.across(x), round(y, 1)))

    def text(
        self, words: str, x: float, y: float, *, css: str = "", dx: int = 0, anchor: str = ""
    ) -> None:
        """Words on one line."""
        more = [("class", css), ("dx", dx), ("text-anchor", anchor)]
        given = format_html_join("", ' {}="{}"', [(name, value) for name, value in more if value])
        shape = '<text x="{}" y="{}"{}>{}</text>'
        self.marks.append(format_html(shape, self.across(x), round(y, 1), given, words))

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
            '<svg role="img" aria-label="{}. The table holds the same." {}="{}" height="{}">'
            "<title>{}</title>{}</svg>",
            title,
            *shown,
            f"{height:.0f}",
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
