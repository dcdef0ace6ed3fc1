"""Which rows of the portal stand for a method of learning; each app's learning.py says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.models import Partnership


@dataclass(frozen=True)
class Rows:
    """How many rows of one sort a reader may see, and where they are."""

    words: str
    count: int
    url: str


Counts = Callable[[Partnership, Any, date], list[Rows]]
_counts: dict[str, Counts] = {}


def live(method: str) -> Callable[[Counts], Counts]:
    """Register the function that counts what stands for this method; through the gate.

    raises: ValueError when the method has one already.
    """

    def register(counts: Counts) -> Counts:
        if method in _counts:
            raise ValueError(f"The method {method} is counted twice.")
        _counts[method] = counts
        return counts

    return register


def rows_of(method: str, partnership: Partnership, user: Any, today: date) -> list[Rows]:
    """The rows that stand for a method here; none where no room keeps any."""
    counts = _counts.get(method)
    return counts(partnership, user, today) if counts else []
