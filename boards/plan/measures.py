"""What the measures of a plan read: every objective with its readings, or that none is known."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from boards.plan.models import Objective, Plan, Reading

NOT_STATED = "Not stated"


@dataclass(frozen=True)
class Measured:
    """One objective with its readings, oldest first; struck ones stand among them."""

    objective: Objective
    readings: list[Reading]

    @property
    def newest(self) -> Reading | None:
        """The newest that counts."""
        return next((row for row in reversed(self.readings) if not row.struck_because), None)


@dataclass(frozen=True)
class Row:
    """One reading of an objective, or the objective without any."""

    objective: Objective
    reading: Reading | None

    @property
    def measure(self) -> str:
        """By what one will know."""
        return self.objective.measure or NOT_STATED

    @property
    def target(self) -> str:
        """What is aimed at."""
        return self.objective.target or NOT_STATED

    @property
    def reads(self) -> str:
        """What was read."""
        return self.reading.shown if self.reading else NOT_STATED


def measures_of(plan: Plan, today: date) -> list[Measured]:
    """The objectives of a plan that stand, in their order, with what their measures read by the
    day. Two queries."""
    rows = Objective.objects.filter(priority__plan=plan, ended_on__isnull=True)
    rows = rows.select_related("priority").order_by("priority__position", "position", "pk")
    by_objective: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings_of(plan, today):
        by_objective[reading.objective_id].append(reading)
    return [Measured(one, by_objective[one.pk]) for one in rows]


def readings_of(plan: Plan, day: date) -> list[Reading]:
    """Every reading of a plan by a day, oldest first. One query."""
    rows = Reading.objects.filter(objective__priority__plan=plan, as_at__lte=day)
    return list(rows.select_related("said_by"))


def newest_by(plan: Plan, day: date) -> dict[int, Reading]:
    """By objective the newest reading that counts. One query."""
    rows = readings_of(plan, day)
    return {row.objective_id: row for row in rows if not row.struck_because}


def rows_of(plan: Plan, today: date) -> list[Row]:
    """As a list to take away: a row for each reading that counts, newest first, and one where there
    is none."""
    found = []
    for one in measures_of(plan, today):
        counted = [row for row in reversed(one.readings) if not row.struck_because]
        found += [Row(one.objective, row) for row in counted] or [Row(one.objective, None)]
    return found
