"""Columns of a sheet, and how the words of a cell become a value."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from partnership.ui.dayfield import FIRST_YEAR, LAST_YEAR, month_number

Reads = Callable[[str], Any]

DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ]00:00(?::00)?)?"),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -]+(?P<month>[a-z]{3,9}\.?),?[ -]+(?P<year>\d{4})"
    ),
)
MONTHS = (
    re.compile(r"(?P<month>[a-z]{3,9}\.?),?[ -]+(?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
)
SERIAL = re.compile(r"[1-9]\d{4}")  # how Excel counts the days of our time, shown as a number
MOST_COMPARED = 80  # signs of a name
MOST_NAMED = 16  # answers told in one error; more are looked up
MOST_HINTS = 20  # hints at a near name in one sheet
WHERE_ALL_STAND = "How each column is filled in"
LIKE = "Write the date like 7 May 2026 or 7/5/2026"


@dataclass(frozen=True)
class Known:
    """A day, or only its month: then `on` is the first of it and stands for none of its days."""

    on: date
    to_the_month: bool = False


@dataclass(frozen=True)
class Column:
    """One column: its heading, whether a cell may be empty, what to type and how it is read."""

    name: str
    reads: Reads
    hint: str
    example: str = ""
    required: bool = False


def squeezed(words: str) -> str:
    """For comparing: spaces and capitals count for nothing."""
    return " ".join(words.replace("’", "'").split()).casefold()


def near(words: str, among: Iterable[str]) -> str:
    """A hint at the nearest of these, or nothing: " Did you mean “Until”?".

    Comparing is slow: only the first signs count, and the same words are compared once.
    """
    return _near(squeezed(words[:MOST_COMPARED]), tuple(among))


@lru_cache(maxsize=256)
def _near(words: str, among: tuple[str, ...]) -> str:
    by_squeezed = {squeezed(one)[:MOST_COMPARED]: one for one in among}
    found = get_close_matches(words, by_squeezed, n=1, cutoff=0.7)
    return f". Did you mean “{by_squeezed[found[0]]}”?" if found else ""


def text(most: int) -> Reads:
    """Words up to a length."""

    def read(words: str) -> str:
        if len(words) > most:
            raise ValidationError(f"Use {most} characters or fewer. It has {len(words)}")
        if not all(sign.isprintable() or sign in "\n\t\r" for sign in words):
            raise ValidationError("It holds signs that cannot be printed. Type it again")
        return words

    return read


def email(words: str) -> str:
    """An e-mail address, in lower case. raises: ValidationError."""
    try:
        validate_email(words)
    except ValidationError:
        raise ValidationError("Write an e-mail address like name@example.org") from None
    return text(254)(words).lower()  # type: ignore[no-any-return]


def day(words: str) -> date:
    """One exact day. raises: ValidationError, also for a month alone."""
    found = day_or_month(words)
    if found.to_the_month:
        raise ValidationError(f"The day is missing. {LIKE}")
    return found.on


def day_or_month(words: str) -> Known:
    """A day, or a month where nobody knows the day. raises: ValidationError."""
    typed = " ".join(words.split()).lower()
    for shapes, to_the_month in ((DAYS, False), (MONTHS, True)):
        found = next((match for shape in shapes if (match := shape.fullmatch(typed))), None)
        if found:
            return Known(_real(found.groupdict(), words), to_the_month)
    if SERIAL.fullmatch(typed):
        raise ValidationError(f"It holds the number {words}. Format the cell as a date")
    raise ValidationError(LIKE)


def _real(parts: dict[str, str], words: str) -> date:
    month = month_number(parts["month"])
    year = int(parts["year"])
    if month is None:
        raise ValidationError(LIKE)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        return date(year, month, int(parts.get("day") or 1))
    except ValueError:
        raise ValidationError(f"{words[:30]} is not a real date") from None


def named(answers: Sequence[str]) -> str:
    """Which answers there are, for an error: all of them, or where they all stand."""
    if len(answers) <= MOST_NAMED:
        return f" Write one of: {'; '.join(answers)}"
    return f" All {len(answers)} stand where the file is uploaded, under “{WHERE_ALL_STAND}”"


def choice(choices: Iterable[tuple[str, Any]]) -> Reads:
    """One of these, by its label or its short name. The answer is the short name."""
    pairs = [(str(value), str(label)) for value, label in choices]
    known = {squeezed(name): value for value, label in pairs for name in (value, label)}
    labels = [label for _, label in pairs]
    told = named(labels)

    def read(words: str) -> str:
        found = known.get(squeezed(words))
        if found is None:
            hint = near(words, labels) or "."
            raise ValidationError(f"“{words[:60]}” is not one of the answers{hint}{told}")
        return found

    return read


def several(one: Reads) -> Reads:
    """Some of these, with semicolons between them."""

    def read(words: str) -> list[Any]:
        return list(dict.fromkeys(one(part.strip()) for part in words.split(";") if part.strip()))

    return read
