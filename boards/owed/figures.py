"""What is owed in a year: every due day, with what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.models import Partnership
from boards.owed.models import Expectation, OwedReport
from boards.yearplan.years import Year, chosen, years_of
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Owed:
    """One due day; without a row nothing has happened to it yet."""

    expectation: Expectation
    due_on: date
    row: OwedReport | None
    today: date

    @property
    def state(self) -> str:
        """One word for it; `words` and `tint` follow from it."""
        row = self.row
        if row and row.not_needed_because:
            return "not needed"
        if row and row.received_on:
            return "received" if row.received_on <= self.due_on else "received late"
        if self.due_on < self.today:
            return "late"
        return "asked for" if row and row.asked_on else "to come"

    @property
    def words(self) -> str:
        """The state as a tag says it."""
        return self.state.capitalize()

    @property
    def tint(self) -> str:
        """Its colour; the words say the same."""
        return {
            "received": "green",
            "received late": "amber",
            "late": "red",
            "asked for": "blue",
        }.get(self.state, "")

    @property
    def more(self) -> str:
        """When it was asked for or came, or why it is not needed."""
        row = self.row
        if row is None:
            return ""
        if row.not_needed_because:
            return row.not_needed_because
        parts = (("asked for", row.asked_on), ("received", row.received_on))
        return ", ".join(f"{what} {plain_day(day)}" for what, day in parts if day)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for the report."""
        return self.state in ("late", "asked for", "to come")


def owed_between(expectations: Any, first: date, last: date, today: date) -> list[Owed]:
    """Every due day from `first` to `last` of these expectations, earliest first. Two queries."""
    rows = list(expectations.select_related("board", "agency", "group"))
    reports = OwedReport.objects.filter(expectation__in=[row.pk for row in rows])
    known = {
        (one.expectation_id, one.due_on): one
        for one in reports.filter(due_on__range=(first, last)).select_related("meeting")
    }
    found = [
        Owed(row, day, known.get((row.pk, day)), today)
        for row in rows
        for day in _days(row, known, first, last)
    ]
    return sorted(found, key=lambda one: (one.due_on, one.expectation.pk))


def _days(row: Expectation, known: Any, first: date, last: date) -> list[date]:
    """Those that follow from the rhythm, and those of which something is known already."""
    kept = {day for pk, day in known if pk == row.pk}
    return sorted(kept.union(row.due_days(max(first, row.starts_on), last)))


def owed_in(
    partnership: Partnership, user: Any, named: str, today: date
) -> tuple[Year, list[Owed]]:
    """The year of this name and all that its boards are owed in it, as far as the reader sees."""
    year = chosen(years_of(partnership, today), named, today)
    seen = Expectation.objects.visible_to(user).filter(board__partnership=partnership)
    return year, owed_between(seen, year.starts_on, year.ends_on, today)
