"""A document as a list of blocks: one source for a page, for paper and for Word."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Heading:
    """A heading; the title of the document is level 1."""

    words: str
    level: int = 2
    kind: str = "heading"


@dataclass(frozen=True)
class Words:
    """A paragraph; line breaks stay. `lead` stands before it in bold."""

    words: str
    lead: str = ""
    kind: str = "words"


@dataclass(frozen=True)
class Points:
    """A list of short things."""

    points: Sequence[str]
    kind: str = "points"


@dataclass(frozen=True)
class Table:
    """A table with a head of its own; `title` is what it is called for whoever hears it."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    kind: str = "table"


Block = Heading | Words | Points | Table


@dataclass(frozen=True)
class Written:
    """A document that is ready to be written in any format."""

    title: str
    made_on: date
    made_for: str
    blocks: Sequence[Block] = ()
    facts: Sequence[tuple[str, str]] = field(default_factory=tuple)
    marking: str = ""  # that something in it is restricted
