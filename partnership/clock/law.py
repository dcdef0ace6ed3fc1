"""What the law was on a day: the committed rulebook and calendars with what was added on screen.

Plain facts and arithmetic: no Django, no database (standing.py reads the rows). A duty that is
closed is judged by what was known on the day it was closed, so that nothing that is proclaimed,
adopted or withdrawn later judges it again (docs/adr/0016).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from partnership.clock.bank_holidays import CALENDARS, HOLIDAY, Holidays
from partnership.clock.rulebook import Edition, Rule, book, in_turn

ENGLAND_AND_WALES = "england_and_wales"
KEPT = 50_000  # counts of a law; some megabytes


@dataclass(frozen=True)
class Added:
    """Something added to the law on a day, and perhaps taken back on another."""

    since: date
    withdrawn_on: date | None

    def known(self, on: date | None) -> bool:
        """Whether it counted on this day; None asks about now."""
        if on is None:
            return self.withdrawn_on is None
        return self.since <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


@dataclass(frozen=True)
class LateHoliday(Added):
    """A bank holiday by proclamation; `since` is the day it was announced."""

    day: date
    name: str
    calendars: frozenset[str]


@dataclass(frozen=True)
class LateEdition(Added):
    """An edition adopted on screen; `since` is the day it was adopted."""

    code: str
    edition: Edition


@dataclass(frozen=True)
class Law:
    """Holidays and editions beyond the committed ones."""

    holidays: tuple[LateHoliday, ...] = ()
    editions: tuple[LateEdition, ...] = ()

    def calendar(self, name: str, known_on: date | None = None) -> Holidays:
        """The bank holidays of this calendar, as known on a day or now."""
        return self._standing[name] if known_on is None else self._calendar(name, known_on)

    @cached_property
    def _standing(self) -> dict[str, Holidays]:
        return {name: self._calendar(name, None) for name in CALENDARS}

    def _calendar(self, name: str, known_on: date | None) -> Holidays:
        late = [row for row in self.holidays if name in row.calendars and row.known(known_on)]
        if not late:
            return CALENDARS[name]
        return _with_days(name, tuple(sorted((row.day, row.name) for row in late)))

    def rule(self, code: str, known_on: date | None = None) -> Rule:
        """The rule with its editions, as known on a day or now. raises: KeyError."""
        rule = book().rules[code]
        late = [row.edition for row in self.editions if row.code == code and row.known(known_on)]
        if not late:
            return rule
        # A release may bring an edition that was adopted before: the adopted one keeps its day.
        keys = {edition.key for edition in late}
        committed = [edition for edition in rule.editions if edition.key not in keys]
        return replace(rule, editions=in_turn(committed + late))

    def edition(self, code: str, key: str) -> Edition:
        """The edition of this key, also one that has been withdrawn. raises: KeyError."""
        late = [row.edition for row in self.editions if row.code == code]
        for edition in (*self.rule(code).editions, *book().rules[code].editions, *late):
            if edition.key == key:
                return edition
        raise KeyError(f"{code} has no edition {key}")

    def count(
        self, code: str, triggered_on: date, counted_from: date, known_on: date | None = None
    ) -> tuple[str, date, bool]:
        """The key of the edition that judges, the due date, whether that date is provisional.

        Kept for a while: thousands of cases share their days.
        raises: BeyondCalendar, NoEdition when a day lies where no calendar or rule reaches.
        """
        return self._kept_count(code, triggered_on, counted_from, known_on)

    @cached_property
    def _kept_count(self) -> Callable[[str, date, date, date | None], tuple[str, date, bool]]:
        return lru_cache(maxsize=KEPT)(self._count)

    def _count(
        self, code: str, triggered_on: date, counted_from: date, known_on: date | None
    ) -> tuple[str, date, bool]:
        edition = self.rule(code, known_on).edition_on(triggered_on)
        holidays = self.calendar(edition.calendar, known_on)
        due = edition.due_on(counted_from, holidays)
        return edition.key, due, edition.is_provisional(counted_from, due, holidays)

    def changed(self, was: Added | None, now: Added) -> "Law":
        """The law with this added, or in the place of something that stands in it."""
        kept = [row for row in (*self.holidays, *self.editions) if row != was]
        return Law(
            tuple(row for row in (*kept, now) if isinstance(row, LateHoliday)),
            tuple(row for row in (*kept, now) if isinstance(row, LateEdition)),
        )


@lru_cache(maxsize=32)
def _with_days(name: str, late: tuple[tuple[date, str], ...]) -> Holidays:
    return CALENDARS[name].also({day: f"{HOLIDAY}: {words}" for day, words in late})


COMMITTED = Law()


def _committed() -> Law:
    return COMMITTED


_provider: Callable[[], Law] = _committed
_supposed: ContextVar[Law | None] = ContextVar("supposed_law", default=None)


def use(provider: Callable[[], Law]) -> None:
    """Ask this function what was added on screen; without it nothing was."""
    global _provider
    _provider = provider


def now() -> Law:
    """The law as it stands, or as it is supposed to stand."""
    return _supposed.get() or _provider()


def standing_holidays() -> Holidays:
    """The bank holidays of England and Wales as they stand: what calendar.py counts with."""
    return now().calendar(ENGLAND_AND_WALES)


@contextmanager
def supposing(law: Law) -> Iterator[None]:
    """Count as if this were the law, to show what it would move. Write nothing meanwhile."""
    token = _supposed.set(law)
    try:
        yield
    finally:
        _supposed.reset(token)
