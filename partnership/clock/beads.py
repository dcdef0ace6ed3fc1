"""A running clock as beads: one a working day with a gap for days off, or one bar a month."""

from dataclasses import dataclass
from datetime import date

from partnership.clock.calendar import months_after, working_days_between
from partnership.clock.models import Deadline
from partnership.clock.rules import Edition

MOST_BEADS = 20
WIDTH, STEP, GAP = 13, 16, 7
BAR, BAR_STEP = 44, 48


@dataclass(frozen=True)
class Bead:
    """One bead or bar: where it starts, how wide it is, and its state."""

    x: float
    width: float
    state: str  # "gone", "today" or "to-come"


@dataclass(frozen=True)
class Beads:
    """The drawing of one clock and the same in words."""

    deadline: Deadline
    beads: list[Bead]
    end: float
    words: str
    now: float | None = None  # where today stands on bars of months


def beads_of(deadline: Deadline, today: date) -> Beads | None:
    """The beads of a deadline that counts working days or months forward; None for any other, or
    one that is too long."""
    edition = deadline.edition_used
    if edition.backward:
        return None
    if edition.unit == "months":
        return _months(deadline, edition.number, today)
    drawn = edition.unit == "working_days" and edition.number <= MOST_BEADS
    return _days(deadline, edition, today) if drawn else None


def _days(deadline: Deadline, edition: Edition, today: date) -> Beads:
    holidays = deadline.holidays
    x, previous = 1.0, None
    beads: list[Bead] = []
    for line in edition.proof(deadline.counted_from, holidays)[1:]:
        if line.number is None:
            previous = None if beads else previous
            continue
        if beads and previous is None:
            x += GAP
        beads.append(Bead(x, WIDTH, _state(line.day, today)))
        x, previous = x + STEP, line.day
    until = min(today, deadline.due_on)
    gone = working_days_between(deadline.counted_from, until, holidays=holidays)
    words = f"Day {max(gone, 0)} of {edition.number} working days"
    return Beads(deadline, beads, x + 2, words)


def _state(day: date, today: date) -> str:
    if day == today:
        return "today"
    return "gone" if day < today else "to-come"


def _months(deadline: Deadline, number: int, today: date) -> Beads:
    edges = [months_after(deadline.counted_from, n) for n in range(number + 1)]
    beads, now = [], None
    for n in range(number):
        x = 2.0 + n * BAR_STEP
        length = (edges[n + 1] - edges[n]).days
        gone = min(max((today - edges[n]).days / length, 0.0), 1.0)
        beads.append(Bead(x, BAR, "to-come"))
        if gone:
            beads.append(Bead(x, round(BAR * gone, 1), "gone"))
        if edges[n] <= today < edges[n + 1]:
            now = round(x + BAR * gone, 1)
    full = sum(1 for edge in edges[1:] if edge <= today)
    words = f"{full} of {number} months gone"
    return Beads(deadline, beads, 2.0 + number * BAR_STEP, words, now)
