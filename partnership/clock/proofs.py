"""The proof of a deadline: its counted days as a calendar and as a list."""

from dataclasses import dataclass
from datetime import date, timedelta

from partnership.clock.calendar import CountedDay, working_days_before
from partnership.clock.rules import Edition, Rule


@dataclass(frozen=True)
class Cell:
    """One day of the calendar: its words and the class that tints it."""

    day: date
    words: str
    css: str


@dataclass(frozen=True)
class Proof:
    """Everything a reader needs to count again by hand."""

    rule: Rule
    edition: Edition
    counted_from: date
    due_on: date
    lines: list[CountedDay]

    @property
    def in_months(self) -> bool:
        """Months are proved by two dates, not day by day."""
        return self.rule.unit == "months"

    @property
    def backward(self) -> bool:
        """Whether days are counted back from an event."""
        return self.rule.direction == "before"

    @property
    def clear_day(self) -> date | None:
        """For a backward rule read as clear days, the last day: one working day earlier."""
        if not self.backward or self.in_months:
            return None
        return working_days_before(self.counted_from, self.rule.number + 1)

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


def prove(rule: Rule, edition: Edition, counted_from: date) -> Proof:
    """The proof of what this rule makes of this day."""
    return Proof(rule, edition, counted_from, rule.due_on(counted_from), rule.proof(counted_from))
