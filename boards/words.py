"""Counts and lists in words, for the sentence that opens a page."""

from collections.abc import Sequence

NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def in_words(number: int) -> str:
    """One to twelve in words, more in figures."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def count_of(number: int, one: str, many: str = "") -> str:
    """For example "two partnership boards"."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """For example "one board, six groups and two forums"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
