"""Working days, calendar days and months on plain dates. Arithmetic only: no Django, no clock.

A working day is not a Saturday, not a Sunday and not a bank holiday in England and Wales
(Banking and Financial Dealings Act 1971 s1, days added by proclamation included). Working
Together defines no working day of its own, so the portal states this one wherever it counts.
Another set of holidays (the whole United Kingdom, or those known on an earlier day) is given as
`holidays`; without it the standing ones count.

Counting (docs/adr/0003):
- forward, "within n working days of X": X is day 0 whatever its weekday; day 1 is the next
  working day;
- backward, "no later than n working days before P": P is not counted; day 1 is the last working
  day before P; the act must be done on or before day n, and the day it is done counts.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from partnership.clock.bank_holidays import ENGLAND_AND_WALES, HOLIDAY, Holidays

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class BeyondCalendar(ValueError):
    """A date outside the years for which bank holidays can be told."""


def _committed() -> Holidays:
    return ENGLAND_AND_WALES


_standing: Callable[[], Holidays] = _committed


def use(provider: Callable[[], Holidays]) -> None:
    """Count with what this function gives wherever no `holidays` are named."""
    global _standing
    _standing = provider


def standing() -> Holidays:
    """The bank holidays of England and Wales as they stand now, late proclamations included."""
    return _standing()


def is_working_day(day: date, *, holidays: Collection[date] | None = None) -> bool:
    """Whether the day is a working day. raises: BeyondCalendar outside the known years."""
    holidays = _standing() if holidays is None else holidays
    _known(day, holidays)
    return day.weekday() < SATURDAY and day not in holidays


def working_days_after(start: date, n: int, *, holidays: Collection[date] | None = None) -> date:
    """The n-th working day after `start`, which is day 0; for n = 0 `start` itself.

    raises: ValueError for a negative n, BeyondCalendar outside the known years.
    """
    _not_negative(n)
    holidays = _standing() if holidays is None else holidays
    _known(start, holidays)
    if n == 0:
        return start
    index = _index(holidays)
    end = index.day(index.worked_by(start) + n)
    _known(end, holidays)
    return end


def working_days_before(event: date, n: int, *, holidays: Collection[date] | None = None) -> date:
    """The n-th working day before `event`, which is not counted; for n = 0 `event` itself.

    raises: ValueError for a negative n, BeyondCalendar outside the known years.
    """
    _not_negative(n)
    holidays = _standing() if holidays is None else holidays
    _known(event, holidays)
    if n == 0:
        return event
    index = _index(holidays)
    start = index.day(index.worked_by(event - ONE_DAY) - n + 1)
    _known(start, holidays)
    return start


def working_days_between(
    start: date, end: date, *, holidays: Collection[date] | None = None
) -> int:
    """Working days after `start` up to and including `end`; negative when `end` is earlier."""
    holidays = _standing() if holidays is None else holidays
    _known(start, holidays)
    _known(end, holidays)
    index = _index(holidays)
    return index.worked_by(end) - index.worked_by(start)


def first_day_clear_of(sent: date, n: int, *, holidays: Collection[date] | None = None) -> date:
    """The first event date for which something done on `sent` is n working days before it.

    It may be a Saturday: the event itself need not fall on a working day.
    """
    holidays = _standing() if holidays is None else holidays
    _known(sent, holidays)
    index = _index(holidays)
    day = index.day(index.worked_by(sent - ONE_DAY) + n) + ONE_DAY
    _known(day, holidays)
    return day


def months_after(start: date, n: int) -> date:
    """The same day number n months on, or the last day of a shorter month.

    Corresponding-date rule (Dodds v Walker [1981] 1 WLR 1027): 31 August + 6 = 28 or 29 February.
    Not moved to a working day: "no later than" six months is the day itself.
    """
    _not_negative(n)
    return _month_on(start, n)


def months_before(event: date, n: int) -> date:
    """The same day number n months earlier, or the last day of a shorter month."""
    _not_negative(n)
    return _month_on(event, -n)


def calendar_days_after(start: date, n: int) -> date:
    """The n-th day after `start`, which is day 0; every day counts, and none is moved."""
    _not_negative(n)
    return start + timedelta(days=n)


def calendar_days_before(event: date, n: int) -> date:
    """The n-th day before `event`, which is not counted; every day counts."""
    _not_negative(n)
    return event - timedelta(days=n)


def _month_on(day: date, n: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class CountedDay:
    """One line of a proof: the date, its number if it counts, else why it does not."""

    day: date
    number: int | None
    why_not: str = ""


def proof_after(
    start: date, n: int, *, holidays: Collection[date] | None = None
) -> list[CountedDay]:
    """Day 0 and every calendar day up to the n-th working day after it, oldest first."""
    holidays = _standing() if holidays is None else holidays
    end = working_days_after(start, n, holidays=holidays)
    days = [CountedDay(start, 0)]
    return days + _numbered(_span(start + ONE_DAY, end), holidays)


def proof_before(
    event: date, n: int, *, holidays: Collection[date] | None = None
) -> list[CountedDay]:
    """Every calendar day from the n-th working day before `event` to the event, oldest first."""
    holidays = _standing() if holidays is None else holidays
    first = working_days_before(event, n, holidays=holidays)
    backward = _numbered(list(reversed(_span(first, event - ONE_DAY))), holidays)
    return [*reversed(backward), CountedDay(event, None, "The day itself")]


def proof_of_days(counted_from: date, n: int, *, backward: bool = False) -> list[CountedDay]:
    """The same for calendar days: every day counts, oldest first."""
    if backward:
        first = calendar_days_before(counted_from, n)
        days = [CountedDay(first + timedelta(days=i), n - i) for i in range(n)]
        return [*days, CountedDay(counted_from, None, "The day itself")]
    return [CountedDay(counted_from + timedelta(days=i), i) for i in range(n + 1)]


def _numbered(days: list[date], holidays: Collection[date]) -> list[CountedDay]:
    lines, number = [], 0
    for day in days:
        if is_working_day(day, holidays=holidays):
            number += 1
            lines.append(CountedDay(day, number))
        else:
            why = _name(day, holidays) if day in holidays else f"{day:%A}"
            lines.append(CountedDay(day, None, why))
    return lines


def _name(day: date, holidays: Collection[date]) -> str:
    return holidays.name(day) if isinstance(holidays, Holidays) else HOLIDAY


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def _not_negative(n: int) -> None:
    if n < 0:
        raise ValueError("A number of days or months cannot be negative.")


def _known(day: date, holidays: Collection[date]) -> None:
    if isinstance(holidays, Holidays) and not holidays.first <= day <= holidays.last:
        raise _beyond(day, holidays)


def _beyond(day: date, holidays: Holidays) -> BeyondCalendar:
    return BeyondCalendar(
        f"Working days are counted from {holidays.first.year} to {holidays.last.year}, "
        f"so days around {day.day} {day:%B %Y} cannot be counted."
    )


class _Index:
    """Counts weekdays by division and takes the holidays off by bisection."""

    def __init__(self, holidays: frozenset[date]) -> None:
        off = sorted({day.toordinal() for day in holidays if day.weekday() < SATURDAY})
        self.off = off
        # The weekday number of each holiday less the holidays up to it: never falling.
        self.steps = [_weekdays_by(day) - i - 1 for i, day in enumerate(off)]

    def worked_by(self, day: date) -> int:
        """Working days since the calendar began, up to and including this day."""
        ordinal = day.toordinal()
        return _weekdays_by(ordinal) - bisect_right(self.off, ordinal)

    def day(self, number: int) -> date:
        """The working day that has this number."""
        weekday_number = number + bisect_left(self.steps, number)
        weeks, rest = divmod(weekday_number - 1, 5)
        return date.fromordinal(weeks * 7 + rest + 1)


class _Listed:
    """The same for a set that knows its years: every working day in a list, found by bisection."""

    def __init__(self, holidays: Holidays) -> None:
        self.holidays = holidays
        off = {day.toordinal() for day in holidays}
        span = range(holidays.first.toordinal(), holidays.last.toordinal() + 1)
        # Day 1 was a Monday.
        self.days = [date.fromordinal(n) for n in span if (n - 1) % 7 < SATURDAY and n not in off]

    def worked_by(self, day: date) -> int:
        """Working days of the known years up to and including this day."""
        return bisect_right(self.days, day)

    def day(self, number: int) -> date:
        """The working day that has this number. raises: BeyondCalendar."""
        if 0 < number <= len(self.days):
            return self.days[number - 1]
        raise _beyond(self.holidays.first if number < 1 else self.holidays.last, self.holidays)


def _weekdays_by(ordinal: int) -> int:
    """Mondays to Fridays from 1 January 1 (a Monday, ordinal 1) up to and including the day."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)


@lru_cache(maxsize=16)
def _index_of(holidays: frozenset[date]) -> _Index:
    return _Index(holidays)


def _index(holidays: Collection[date]) -> "_Index | _Listed":
    if isinstance(holidays, Holidays):
        if holidays.index is None:
            holidays.index = _Listed(holidays)  # made once, kept with the set
        found: _Listed = holidays.index
        return found
    return _index_of(frozenset(holidays))
