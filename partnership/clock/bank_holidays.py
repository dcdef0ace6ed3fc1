"""Sets of bank holidays: the committed lists, and by rule beyond them. No Django, no database.

A set knows three days: from which day on it can count (`first`), up to which its days are known by
a list (`known_until`) and up to which it can count at all (`last`).
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from partnership.clock.predicted import Nation, bank_holidays_of

LAST_YEAR = 2060
HOLIDAY = "Bank holiday"
PREDICTED = "Bank holiday, by rule: not announced yet"


class Holidays(frozenset[date]):
    """Days off that are no weekend, and what they are called where a proof names them."""

    first: date
    last: date
    known_until: date
    names: Mapping[date, str]
    index: Any = None  # what calendar.py counts with, made at the first count

    @classmethod
    def of_years(cls, years: Mapping[str, Iterable[str]]) -> "Holidays":
        """From {"2026": ["2026-01-01", …]}: the years named are covered, no others."""
        made = cls(date.fromisoformat(text) for days in years.values() for text in days)
        made.first = date(min(map(int, years)), 1, 1)
        made.last = made.known_until = date(max(map(int, years)), 12, 31)
        made.names = {}
        return made

    def foreseen(self, nation: Nation, until: int) -> "Holidays":
        """With the days of later years by rule."""
        years = range(self.known_until.year + 1, until + 1)
        days = {day for year in years for day in bank_holidays_of(nation, year)}
        made = self.also(dict.fromkeys(days, PREDICTED))
        made.last = date(until, 12, 31)
        return made

    def also(self, named: Mapping[date, str]) -> "Holidays":
        """With these days too. A name that stands is kept: who is off already stays so."""
        made = Holidays(self.union(named))
        made.first, made.last, made.known_until = self.first, self.last, self.known_until
        made.names = {**named, **{day: self.name(day) for day in self}}
        return made

    def name(self, day: date) -> str:
        """Why this day is off."""
        return self.names.get(day, HOLIDAY)


def _load(name: str) -> dict[str, dict[str, list[str]]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = json.loads(text)
    return found


def _of(nation: Nation, years: dict[str, list[str]]) -> Holidays:
    return Holidays.of_years(years).foreseen(nation, LAST_YEAR)


def _anywhere(here: Holidays, elsewhere: Mapping[str, Holidays]) -> Holidays:
    """Off in any part of the United Kingdom (Freedom of Information Act 2000 s10(6))."""
    made = here
    for place, days in elsewhere.items():
        made = made.also({day: f"{days.name(day)} in {place}" for day in days})
        made.known_until = min(here.known_until, made.known_until, days.known_until)
    return made


_elsewhere = _load("bank_holidays_elsewhere.json")
ENGLAND_AND_WALES = _of("england_and_wales", _load("bank_holidays.json")["years"])
SCOTLAND = _of("scotland", _elsewhere["scotland"])
NORTHERN_IRELAND = _of("northern_ireland", _elsewhere["northern_ireland"])
UNITED_KINGDOM = _anywhere(
    ENGLAND_AND_WALES, {"Scotland": SCOTLAND, "Northern Ireland": NORTHERN_IRELAND}
)
CALENDARS: Mapping[str, Holidays] = {
    "england_and_wales": ENGLAND_AND_WALES,
    "uk": UNITED_KINGDOM,
}
CALENDAR_NAMES = {
    "england_and_wales": "England and Wales",
    "uk": "the whole United Kingdom",
}
