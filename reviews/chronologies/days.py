"""Days of a chronology as agencies write them: exact, or known only to the month or year.

03/04/2021 is read day first, and said so. What is not a day, a month or a year is refused: "early
2020" is nobody's to make exact but the agency's.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError

from partnership.sheets.columns import day_or_month
from partnership.ui.dayfield import FIRST_YEAR, LAST_YEAR
from partnership.ui.times import TimeField
from partnership.ui.words import plain_day
from reviews.chronologies.models import KnownTo

YEAR = re.compile(r"\d{4}")
SHORT_YEAR = re.compile(r"\d{1,2}[/. -](\d{1,2}|[a-z]{3,9})[/. -]\d{2}|[a-z]{3,9}[ -]\d{2}")
WITH_TIME = re.compile(r"(?P<day>.*\d{4}.*?)[ t](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?")
FIGURES = re.compile(r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-]\d{4}")
SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?")
MOST_MONTHS = 12
LIKE = "Write a day like 3 April 2021 or 3/4/2021, a month like April 2021, or a year like 2021"


@dataclass(frozen=True)
class When:
    """A day as it was read: how exactly, with its time where it was beside it, and how."""

    on: date
    known_to: int
    at: time | None = None
    note: str = ""


def when(words: str) -> When:
    """The day, month or year of a cell. raises: ValidationError in words for the sender."""
    typed = " ".join(words.split()).lower()
    if YEAR.fullmatch(typed):
        return When(_year(int(typed)), KnownTo.YEAR)
    if SHORT_YEAR.fullmatch(typed):
        raise ValidationError("Write the year with four digits")
    timed = WITH_TIME.fullmatch(typed)
    at = _time(int(timed["hour"]), int(timed["minute"])) if timed else None
    day = timed["day"].strip() if timed else typed
    try:
        found = day_or_month(day)
    except ValidationError as error:
        said = " ".join(error.messages)
        raise ValidationError(LIKE if said.startswith("Write the date") else said) from None
    if found.to_the_month:
        if at is not None:
            raise ValidationError("A time needs its day")
        return When(found.on, KnownTo.MONTH)
    return When(found.on, KnownTo.DAY, at, _said(day, found.on))


def _said(typed: str, on: date) -> str:
    """That figures were read day first, where they could be read the other way round."""
    figures = FIGURES.fullmatch(typed)
    if figures is None:
        return ""
    first, second = int(figures["first"]), int(figures["second"])
    if first > MOST_MONTHS or first == second:
        return ""
    return f"“{typed}” is read day first: {plain_day(on)}"


def _year(year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return date(year, 1, 1)


def _time(hour: int, minute: int) -> time | None:
    """The time beside a day; midnight is what spreadsheets write where there is none."""
    try:
        found = time(hour, minute)
    except ValueError:
        raise ValidationError(f"{hour}:{minute:02} is no time of day") from None
    return None if found == time(0) else found


def time_of_day(words: str) -> time | None:
    """The time of a cell. raises: ValidationError."""
    plain = SECONDS.sub(r"\1", words.strip())
    return TimeField(required=False).clean(plain)
