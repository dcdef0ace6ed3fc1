"""How a deadline stands today, in a word and a tint."""

from dataclasses import dataclass
from datetime import date

from partnership.clock.models import Deadline

SOON = 5  # working days


@dataclass(frozen=True)
class Verdict:
    """The words of the tag, its tint, and the class of the table row."""

    words: str
    tint: str
    row: str


def verdict(deadline: Deadline, today: date) -> Verdict:
    """In time, late, due, or a reason recorded."""
    if deadline.met_on:
        if not deadline.is_late(today):
            return Verdict("In time", "green", "is-ok")
        return Verdict(_late(deadline, deadline.met_on), "amber", "is-late")
    if deadline.excused:
        return Verdict("Reason recorded", "blue", "is-ok")
    if deadline.is_late(today):
        return Verdict(_late(deadline, today), "red", "is-late")
    return _coming(deadline, today)


def _coming(deadline: Deadline, today: date) -> Verdict:
    left = deadline.working_days_left(today)
    if left is None:
        return Verdict("Open", "", "is-ok")
    if left == 0:
        return Verdict("Due today", "amber", "is-soon")
    tint, row = ("amber", "is-soon") if left <= SOON else ("", "is-ok")
    return Verdict(f"In {_days(left)}", tint, row)


def _late(deadline: Deadline, day: date) -> str:
    days = -(deadline.working_days_left(day) or 0)
    # A day late over a weekend is late by no working day, and late all the same.
    return f"{_days(days)} late" if days else "Late"


def _days(number: int) -> str:
    return f"{number} working day" if number == 1 else f"{number} working days"
