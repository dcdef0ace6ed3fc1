"""Working days: start + 40, beside a sorted list of working days and bisection."""

from bisect import bisect_right
from datetime import date, timedelta
from timeit import repeat

from bench.timing import Line
from partnership.clock.calendar import ENGLAND_AND_WALES, is_working_day, working_days_after

STARTS = [date(2026, 1, 1) + timedelta(days=n) for n in range(200)]
ROUNDS = 5  # short, so that some turns fall between the machine's other work


def measure() -> list[Line]:
    """One line; the dates are compared first. The goal of 3 µs is told in the note."""
    first, last = ENGLAND_AND_WALES.first, ENGLAND_AND_WALES.last
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    worked = [day for day in every if is_working_day(day)]

    def floor() -> list[date]:
        return [worked[bisect_right(worked, start) + 39] for start in STARTS]

    def ours() -> list[date]:
        return [working_days_after(start, 40) for start in STARTS]

    if floor() != ours():
        raise SystemExit("The dates differ from the sorted list's.")
    each = [
        min(repeat(work, number=ROUNDS, repeat=100)) / ROUNDS / len(STARTS)
        for work in (floor, ours)
    ]
    note = f"3 µs a date: {'held' if each[1] <= 3e-6 else 'missed'}"
    return [Line("A day and 40 working days", *each, note=note)]
