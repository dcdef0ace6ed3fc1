"""How wide words are in the drawing, so that none leaves its box: a careful guess, not a font."""

from functools import lru_cache

BOLD_SIZE, SIZE = 15, 14
LINE, SMALL_LINE = 18, 17
NARROW = "iljtfrI.,:;'’()-|! "
WIDE = "mwMW@%&"


def width_of(text: str, *, bold: bool = False) -> float:
    """The width in units of the drawing, rather too wide than too narrow."""
    size = BOLD_SIZE if bold else SIZE
    return sum(_share(mark) for mark in text) * size * (1.06 if bold else 1.0)


def wrap(text: str, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines none of which is wider than the room; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        for part in _cut(word, room, bold):
            longer = f"{lines[-1]} {part}" if lines else part
            if lines and width_of(longer, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return lines


def _cut(word: str, room: float, bold: bool) -> list[str]:
    parts = [""]
    for mark in word:
        if parts[-1] and width_of(parts[-1] + mark, bold=bold) > room:
            parts.append("")
        parts[-1] += mark
    return parts


@lru_cache(1_000)
def _share(mark: str) -> float:
    if mark in NARROW:
        return 0.33
    if mark in WIDE:
        return 0.9
    if ord(mark) > 0x2000:
        return 1.0
    return 0.72 if mark.isupper() else 0.55
