"""Themes and counts of professional differences, for the dashboard inside. No case is named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from boards.differences.models import (
    Difference,
    DifferenceQuerySet,
    Ground,
    Outcome,
    State,
    Theme,
)
from partnership.clock.calendar import working_days_between


@dataclass(frozen=True)
class Figures:
    """What came of the differences of some days. Lists hold (label, number), the largest first."""

    raised: int
    open: int
    late: int
    at_risk: int
    median_days: float | None
    by_ground: list[tuple[str, int]]
    by_theme: list[tuple[str, int]]
    by_stage: list[tuple[str, int]]
    by_agency: list[tuple[str, int]]


def figures(rows: Iterable[Difference], today: date) -> Figures:
    """Count these; what was raised by mistake counts for nothing.

    in: `rows` as `raised_in` gives them.
    """
    counted = [row for row in rows if row.outcome != Outcome.MISTAKE]
    resolved = [row for row in counted if row.state == State.RESOLVED]
    days = [
        working_days_between(row.raised_on, row.resolved_on)
        for row in resolved
        if row.resolved_on is not None
    ]
    return Figures(
        raised=len(counted),
        open=len(counted) - len(resolved),
        late=sum(row.is_late_on(today) for row in counted),
        at_risk=sum(row.at_risk for row in counted),
        median_days=median(days) if days else None,
        by_ground=_ranked(str(Ground(row.ground).label) for row in counted),
        by_theme=_ranked(str(Theme(row.theme).label) for row in resolved if row.theme),
        by_stage=_ranked(f"Stage {row.stage}" for row in resolved),
        by_agency=_ranked(str(agency) for row in counted for agency in row.agencies_asked()),
    )


def _ranked(labels: Iterable[str]) -> list[tuple[str, int]]:
    numbers = Counter(labels)
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))


def raised_in(user: Any, partnership: Any, since: date, until: date) -> DifferenceQuerySet:
    """The differences of these days that the reader may see, with what a count reads.

    Two queries when it is read.
    """
    seen = Difference.objects.visible_to(user).filter(partnership=partnership)
    rows: DifferenceQuerySet = seen.filter(raised_on__range=(since, until))
    return rows.prefetch_related("sides__agency")
