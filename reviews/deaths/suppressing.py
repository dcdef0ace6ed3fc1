"""Small numbers out of what everybody reads: arithmetic alone, no database.

A number below five may tell of one child. It is hidden, and so is whatever would give it away: a
total less what is shown, or the other part of a whole. Hidden first and hidden second carry the
same mark, so that nobody can tell which is which.
"""

from collections.abc import Mapping
from typing import TypeVar

FEWEST = 5  # shown from here on
HIDDEN = "[c]"
HIDDEN_MEANS = (
    f"{HIDDEN} stands where a number is left out because it, or one that could be worked out from "
    "it, is below five and might tell of a child."
)
Key = TypeVar("Key")


def hidden_of(parts: Mapping[Key, int], total: int) -> set[Key]:
    """Which parts of a shown total are hidden.

    Every part below five is. Then the next smallest ones are too, until what is hidden is no part
    alone, adds up to five or more, and could be split in more than one way.
    """
    hidden = {key for key, number in parts.items() if number < FEWEST}
    rest = total - sum(parts.values())
    shown = sorted((number, str(key), key) for key, number in parts.items() if key not in hidden)
    while hidden and shown and _gives_away(parts, hidden, rest):
        hidden.add(shown.pop(0)[2])
    return hidden


def _gives_away(parts: Mapping[Key, int], hidden: set[Key], rest: int) -> bool:
    """Whether the total less what is shown tells more of the hidden parts than that they are few.

    in: `rest`, what of the total stands in no part at all.
    """
    left_out = sum(parts[key] for key in hidden) + rest
    all_are_most = left_out == len(hidden) * (FEWEST - 1)
    return len(hidden) < 2 or left_out < FEWEST or all_are_most  # noqa: PLR2004


def shown_number(number: int | None) -> str:
    """A number of its own as the public reads it."""
    if number is None:
        return "Not given"
    return str(number) if number >= FEWEST else HIDDEN


def hides_part(part: int | None, whole: int | None) -> bool:
    """Whether a part is hidden: it or the other part of the whole is below five.

    A whole that is hidden itself gives nothing away, and yet the part stands alone: it is judged
    by its own size.
    """
    if part is None:
        return False
    return part < FEWEST or (whole is not None and whole - part < FEWEST)


def shown_part(part: int | None, whole: int | None) -> str:
    """A part of a whole as the public reads it."""
    return HIDDEN if hides_part(part, whole) else shown_number(part)


def per_cent(part: int | None, whole: int | None) -> str:
    """For example "30 per cent"; nothing where one of them is not given or the whole is nought."""
    if part is None or not whole:
        return ""
    return f"{round(100 * part / whole)} per cent"


def shown_per_cent(part: int | None, whole: int | None) -> str:
    """The same for the public: hidden with either number, from which it could be worked out."""
    if part is None or whole is None:
        return ""
    if whole < FEWEST or hides_part(part, whole):
        return HIDDEN
    return per_cent(part, whole)
