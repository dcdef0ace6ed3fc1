"""Counts of the deaths that are kept here, and beside them the figures of other sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from boards.models import Partnership
from reviews.deaths.models import Category, Death, DeathFigures, Factors, Length
from reviews.deaths.suppressing import per_cent
from reviews.quarters import (
    QUARTER,
    YEAR,
    last_day,
    quarter_of,
    quarter_words,
    quarters_until,
    year_of,
    year_words,
    years_until,
)

Rows = QuerySet[DeathFigures]
FIVE_YEARS = 5
EIGHT_QUARTERS = 8
NUMBERS = ("notified", "reviewed", "modifiable")


@dataclass
class Count:
    """The numbers of one period by one source. None: the source does not give it."""

    source: str
    notified: int | None = 0
    reviewed: int | None = 0
    modifiable: int | None = 0
    by_category: Counter[int] = field(default_factory=Counter)
    figures: DeathFigures | None = None

    @property
    def share(self) -> str:
        """Those with modifiable factors in every hundred that were reviewed."""
        return per_cent(self.modifiable, self.reviewed)

    @property
    def categories(self) -> list[tuple[str, int]]:
        """Each category that has a number, in the order of the form."""
        return [
            (Category(code).label, self.by_category[code])
            for code in Category.values
            if self.by_category[code]
        ]


@dataclass
class Period:
    """One quarter or year: what was counted here beside what every other source says."""

    starts_on: date
    words: str
    here: Count
    given: list[Count] = field(default_factory=list)

    @property
    def differences(self) -> list[str]:
        """Where a source about all children says another number than was counted here."""
        return [
            f"{name}: {given} by the source, {counted} counted here"
            for count in self.given
            if count.figures is not None and not count.figures.of
            for name, given, counted in _pairs(count, self.here)
            if given is not None and given != counted
        ]


def _pairs(count: Count, here: Count) -> Iterable[tuple[str, int | None, int | None]]:
    words = {"modifiable": "with modifiable factors"}
    for name in NUMBERS:
        yield words.get(name, name).capitalize(), getattr(count, name), getattr(here, name)


HERE = "Counted from the deaths kept here"


# Each takes the figures of other sources that its reader may see, and asks two queries. Our own
# count begins at no gate: it is numbers, for whoever has the right to the counts but to no death;
# every caller asks for that right first.


def quarters(partnership: Partnership, seen: Rows, today: date) -> list[Period]:
    """The last eight quarters, the newest first."""
    starts = quarters_until(today, EIGHT_QUARTERS)
    return _periods(partnership, seen, starts, Length.QUARTER)


def years(partnership: Partnership, seen: Rows, ends_with: date) -> list[Period]:
    """Five financial years, the oldest first; the last holds this day."""
    starts = years_until(ends_with, FIVE_YEARS)
    return _periods(partnership, seen, starts, Length.YEAR)


def _periods(partnership: Partnership, seen: Rows, starts: list[date], length: str) -> list[Period]:
    is_year = length == Length.YEAR
    words = year_words if is_year else quarter_words
    found = {start: Period(start, words(start), Count(HERE)) for start in starts}
    last = last_day(max(starts), YEAR if is_year else QUARTER)
    _count(partnership, found, min(starts), last, year_of if is_year else quarter_of)
    for row in seen.filter(partnership=partnership, length=length, starts_on__in=starts):
        found[row.starts_on].given.append(as_count(row))
    return list(found.values())


def as_count(row: DeathFigures) -> Count:
    """Figures of a source as numbers of a period."""
    by_category = Counter({int(code): number for code, number in row.by_category.items()})
    words = f"{row.source}, {row.of}" if row.of else row.source
    return Count(words, row.notified, row.reviewed, row.modifiable, by_category, row)


def _count(
    partnership: Partnership, found: dict[date, Period], first: date, last: date, of: Any
) -> None:
    """Numbers alone: who reads them need not see one death."""
    rows = Death.objects.filter(partnership=partnership)
    known = rows.values_list("notified_on", "reviewed_on", "factors", "category")
    for notified_on, reviewed_on, factors, category in known:
        if first <= notified_on <= last:
            here = found[of(notified_on)].here
            here.notified = (here.notified or 0) + 1
        if reviewed_on and first <= reviewed_on <= last:
            here = found[of(reviewed_on)].here
            here.reviewed = (here.reviewed or 0) + 1
            here.modifiable = (here.modifiable or 0) + (factors == Factors.IDENTIFIED)
            here.by_category[category] += 1


def preferred(period: Period) -> Count:
    """The one source that a report of the year goes by: figures about all children before those
    about some, and any that somebody entered before our own count."""
    given = sorted(period.given, key=lambda count: bool(count.figures and count.figures.of))
    return given[0] if given else period.here
