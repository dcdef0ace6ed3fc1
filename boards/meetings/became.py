"""What a line of minutes became, or may become, in a room above: a challenge, a risk.

A room says so for one kind of line; the pages of minutes ask here, so that nothing below imports
what stands on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from boards.meetings.models import LineKind, MinuteLine


@dataclass(frozen=True)
class Became:
    """A link beside a line: to what it became, with its state, or to the page that makes it so."""

    label: str
    url: str
    state: str = ""
    tint: str = ""


# (reader, lines of one kind that they see) -> by line, what is shown; a fixed number of queries.
Look = Callable[[Any, Sequence[MinuteLine]], dict[int, Became]]

_looks: dict[str, Look] = {}


def becomes(kind: LineKind) -> Callable[[Look], Look]:
    """Declare what lines of this kind become. raises: ValueError when another room has."""

    def declare(look: Look) -> Look:
        if kind in _looks:
            raise ValueError(f"Two rooms say what a {kind} becomes.")
        _looks[kind] = look
        return look

    return declare


def became(user: Any, lines: Sequence[MinuteLine]) -> dict[int, Became]:
    """By line, what this reader is shown beside it. No query without a line that may become."""
    found: dict[int, Became] = {}
    for kind, look in _looks.items():
        few = [line for line in lines if line.kind == kind]
        if few:
            found |= look(user, few)
    return found
