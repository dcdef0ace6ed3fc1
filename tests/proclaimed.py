"""The days of a late holiday, the work that follows it, and what is due then."""

from datetime import UTC, date, datetime
from typing import Any

from partnership.clock.models import Deadline
from partnership.jobs.services import open_jobs, run

AWARE = date(2026, 3, 2)  # a Monday: the notice is due on Monday 9 March
DUE, MOVED = date(2026, 3, 9), date(2026, 3, 10)
ANNOUNCED = date(2026, 3, 4)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def work() -> None:
    """Do the jobs that wait, and those that they ask for."""
    while jobs := open_jobs(NOW):
        for job in jobs:
            assert run(job, now=NOW)


def notice_due(incident: Any) -> date:
    return Deadline.objects.about(incident).get(code="SIN-PANEL").due_on


def rows() -> list[dict[str, Any]]:
    return list(Deadline.objects.order_by("pk").values())
