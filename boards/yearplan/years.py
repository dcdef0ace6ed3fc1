"""Which years a partnership plans and counts its meetings in."""

from dataclasses import dataclass
from datetime import date, timedelta

from boards.models import Partnership

ONE_DAY = timedelta(days=1)
APRIL = 4


@dataclass(frozen=True)
class Year:
    """A named year with its first and last day."""

    name: str
    starts_on: date
    ends_on: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.starts_on <= day <= self.ends_on


def years_of(partnership: Partnership, today: date) -> list[Year]:
    """The periods on which the partnership reports, and the financial years of today and of a year
    from now where no period holds their days; oldest first. One query."""
    rows = partnership.reporting_periods.order_by("starts_on")
    found = [Year(row.name, row.starts_on, row.ends_on) for row in rows if row.ends_on]
    for year in (financial_year(today), financial_year(today.replace(day=1, year=today.year + 1))):
        if not any(one.holds(year.starts_on) or one.holds(year.ends_on) for one in found):
            found.append(year)
    return sorted(found, key=lambda year: year.starts_on)


def financial_year(day: date) -> Year:
    """The year from 1 April to 31 March that holds this day."""
    first = day.year if day.month >= APRIL else day.year - 1
    last = date(first + 1, APRIL, 1) - ONE_DAY
    return Year(f"{first}-{last.year % 100:02d}", date(first, APRIL, 1), last)


def chosen(years: list[Year], name: str, today: date) -> Year:
    """The year of this name; else the one that holds today, else the last."""
    named = [year for year in years if year.name == name]
    return (named or [year for year in years if year.holds(today)] or years)[-1]
