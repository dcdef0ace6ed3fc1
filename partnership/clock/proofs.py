"""The proof of a deadline: its counted days as a calendar and as a list."""

from dataclasses import dataclass
from datetime import date, timedelta

from partnership.clock.bank_holidays import CALENDAR_NAMES, Holidays
from partnership.clock.calendar import BeyondCalendar, CountedDay, working_days_before
from partnership.clock.models import Deadline
from partnership.clock.rules import Edition, Rule, calendar_of


@dataclass(frozen=True)
class Cell:
    """One day of the calendar: its words and the class that tints it."""

    day: date
    words: str
    css: str


@dataclass(frozen=True)
class Proof:
    """Everything a reader needs to count again by hand."""

    rule: Rule | None  # None: a count that somebody made up on "Count days"
    edition: Edition
    counted_from: date
    due_on: date
    lines: list[CountedDay]
    holidays: Holidays

    @property
    def in_months(self) -> bool:
        """Months are proved by two dates, not day by day."""
        return self.edition.unit == "months"

    @property
    def in_working_days(self) -> bool:
        """Whether days off are left out, so that a calendar of bank holidays is named."""
        return self.edition.unit == "working_days"

    @property
    def backward(self) -> bool:
        """Whether days are counted back from an event."""
        return self.edition.backward

    @property
    def calendar(self) -> str:
        """Whose bank holidays were left out."""
        return CALENDAR_NAMES[self.edition.calendar]

    @property
    def provisional(self) -> bool:
        """Whether a counted day lies where bank holidays are told by rule alone."""
        return self.edition.is_provisional(self.counted_from, self.due_on, self.holidays)

    @property
    def clear_day(self) -> date | None:
        """For a backward rule read as clear days, the last day: one working day earlier."""
        if not self.backward or not self.in_working_days:
            return None
        number = self.edition.number + 1
        try:
            return working_days_before(self.counted_from, number, holidays=self.holidays)
        except BeyondCalendar:
            return None

    def weeks(self) -> list[list[Cell]]:
        """Whole weeks from Monday to Sunday; days outside the count stay blank."""
        known = {line.day: line for line in self.lines}
        first = self.lines[0].day - timedelta(days=self.lines[0].day.weekday())
        last = self.lines[-1].day
        weeks = []
        while first <= last:
            days = [first + timedelta(days=i) for i in range(7)]
            weeks.append([self._cell(day, known.get(day)) for day in days])
            first += timedelta(days=7)
        return weeks

    def _cell(self, day: date, line: CountedDay | None) -> Cell:
        if line is None:
            return Cell(day, "", "")
        if line.day == self.counted_from:
            return Cell(day, "The day itself" if self.backward else "Day 0", "pub")
        if line.number is None:
            words = "Off" if line.why_not in {"Saturday", "Sunday"} else line.why_not
            return Cell(day, words, "off")
        if day == self.due_on:
            return Cell(day, f"Day {line.number}. Last day", "send")
        return Cell(day, f"Day {line.number}", "on")


def prove(
    rule: Rule | None, edition: Edition, counted_from: date, *, known_on: date | None = None
) -> Proof:
    """The proof of what this edition makes of this day, with the holidays known then or now.

    raises: BeyondCalendar.
    """
    holidays = calendar_of(edition, known_on=known_on)
    due_on, lines = (
        edition.due_on(counted_from, holidays),
        edition.proof(counted_from, holidays),
    )
    return Proof(rule, edition, counted_from, due_on, lines, holidays)


def prove_deadline(deadline: Deadline) -> Proof:
    """The proof of a deadline: once it is closed, by what was known on that day."""
    edition, closed = deadline.edition_used, deadline.closed_on
    return prove(deadline.rule, edition, deadline.counted_from, known_on=closed)
