"""Bank holidays by rule, for years that no list names yet. Arithmetic only.

Schedule 1 of the Banking and Financial Dealings Act 1971, with the days that are proclaimed every
year (New Year's Day, early May, substitutes of days that fall on a weekend). What one proclamation
adds or moves cannot be foreseen: dates counted over these days are provisional.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

Nation = Literal["england_and_wales", "scotland", "northern_ireland"]

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def bank_holidays_of(nation: Nation, year: int) -> set[date]:
    """The weekdays off in this part of the United Kingdom, as far as a rule can tell."""
    sunday = easter(year)
    new_year = [date(year, 1, 1)] + ([date(year, 1, 2)] if nation == "scotland" else [])
    found = {
        sunday - 2 * ONE_DAY,
        _monday(year, 5),
        _last_monday(year, 5),
        *_on_weekdays(new_year),
        *_on_weekdays([date(year, 12, 25), date(year, 12, 26)]),
    }
    if nation == "scotland":
        return found | {_monday(year, 8), *_on_weekdays([date(year, 11, 30)])}
    found |= {sunday + ONE_DAY, _last_monday(year, 8)}
    if nation == "northern_ireland":
        found |= {*_on_weekdays([date(year, 3, 17)]), *_on_weekdays([date(year, 7, 12)])}
    return found


def _monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + ONE_DAY * (-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - ONE_DAY * last.weekday()


def _on_weekdays(days: Iterable[date]) -> set[date]:
    """Days that fall on a weekend move to the next weekdays that are free."""
    days = list(days)
    found = {day for day in days if day.weekday() < SATURDAY}
    for day in days:
        if day not in found:
            while day.weekday() >= SATURDAY or day in found:
                day += ONE_DAY
            found.add(day)
    return found
