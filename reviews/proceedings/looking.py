"""What pages show of proceedings: which duties each may explain, and the register of all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from partnership.clock.models import Deadline
from reviews.models import Incident
from reviews.proceedings.models import Proceeding


@dataclass(frozen=True)
class Line:
    """One proceeding with the titles of the case's duties that it may explain."""

    row: Proceeding
    explains: list[str]
    overdue: bool


def lines_of(incident: Incident, today: date) -> list[Line]:
    """Those of a case, running ones first. Three queries."""
    review = getattr(incident, "review", None)
    codes = {
        row.code for case in (incident, review) if case for row in Deadline.objects.about(case)
    }
    rows = incident.proceedings.select_related("delay__own_reason", "incident")
    known = frozenset(codes)
    found = [Line(row, row.sort.explained(known), row.is_overdue(today)) for row in rows]
    return sorted(found, key=lambda line: not line.row.is_running)


def register(user: Any) -> QuerySet[Proceeding]:
    """What runs beside any case of this reader, the next day first."""
    found: QuerySet[Proceeding] = Proceeding.objects.visible_to(user).running()
    return found.select_related("incident__review", "incident__board")
