"""The plain text of a version: its headings and paragraphs, and what differs between two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST_HEADING = 80
MOST_WORDS = 500  # a longer paragraph is shown as gone and new, not word by word
ALIKE = 0.5  # paragraphs less alike than this are shown as one gone and one new
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, heading or list, as the page shows it."""

    kind: str  # "heading", "list" or "words"
    lines: list[str]


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph: the same in both, gone, or new."""

    what: str
    words: str


@dataclass(frozen=True)
class Difference:
    """One paragraph of the comparison: the same, gone, new, or changed in some of its pieces."""

    what: str
    pieces: list[Piece]


def paragraphs(text: str) -> list[Paragraph]:
    """What stands between empty lines. A short line of its own that ends like no sentence is a
    heading; lines that begin with a dash are a list."""
    return [_paragraph(block) for block in _blocks(text)]


def _blocks(text: str) -> list[str]:
    plain = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return [block.strip("\n") for block in re.split(r"\n{2,}", plain) if block.strip()]


def _paragraph(block: str) -> Paragraph:
    lines = block.split("\n")
    if all(line.lstrip().startswith("- ") for line in lines):
        return Paragraph("list", [line.lstrip()[2:] for line in lines])
    one = len(lines) == 1 and len(block) <= LONGEST_HEADING
    if one and block[-1] not in ".,;:!?":
        return Paragraph("heading", lines)
    return Paragraph("words", lines)


def differences(before: str, after: str) -> list[Difference]:
    """What became of each paragraph, in the order of reading."""
    old, new = _blocks(before), _blocks(after)
    found: list[Difference] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            found += [Difference(SAME, [Piece(SAME, block)]) for block in old[i1:i2]]
        else:
            found += _replaced(old[i1:i2], new[j1:j2])
    return found


def _replaced(old: list[str], new: list[str]) -> Iterator[Difference]:
    """Paragraphs in the place of others: side by side as long as both last."""
    both = min(len(old), len(new))
    for before, after in zip(old, new, strict=False):
        yield from _changed(before, after)
    yield from (Difference(GONE, [Piece(GONE, block)]) for block in old[both:])
    yield from (Difference(NEW, [Piece(NEW, block)]) for block in new[both:])


def _changed(before: str, after: str) -> Iterator[Difference]:
    old, new = re.findall(r"\s*\S+\s*", before), re.findall(r"\s*\S+\s*", after)
    words = [word.strip() for word in old], [word.strip() for word in new]
    matcher = SequenceMatcher(None, *words)
    too_long = max(len(old), len(new)) > MOST_WORDS
    if too_long or matcher.ratio() < ALIKE:
        yield Difference(GONE, [Piece(GONE, before)])
        yield Difference(NEW, [Piece(NEW, after)])
        return
    yield Difference("changed", list(_pieces(matcher, old, new)))


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Piece]:
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            yield Piece(SAME, "".join(new[j1:j2]))
            continue
        if i1 < i2:
            yield Piece(GONE, "".join(old[i1:i2]))
        if j1 < j2:
            yield Piece(NEW, "".join(new[j1:j2]))
