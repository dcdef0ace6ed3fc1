"""Where self-assessments open, what waits for whom, and what comes with arrangements."""

from datetime import date
from typing import Any

from audits import loading
from audits.heirs import RETURNS
from audits.models import Return, Section
from boards.heirs import passes_on
from boards.models import Partnership
from boards.permissions import LEADS
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import AGENCY_OFFICES

__all__ = ["loading"]

MOST = 20

passes_on(RETURNS)
open_from(
    Partnership,
    Door(
        "Self-assessments",
        "audits:register",
        words="Section 11 and the adults self-assessment: what agencies say of themselves.",
        order=70,
    ),
)


@asks
def given_to(user: Any, today: date) -> list[Task]:
    """Standards that a lead gave to somebody who is no lead; leads see the whole return. One
    query."""
    offices = set(user.offices_now)
    if not offices & set(AGENCY_OFFICES) or offices & set(LEADS):
        return []
    rows = Section.objects.visible_to(user, "answer", on=today)
    rows = rows.filter(person=user.pk, of__submitted_at__isnull=True)
    return [
        Task(
            f"Answer: {row.standard}",
            row.get_absolute_url(),
            row.of.due_on,
            f"For {row.of.agency}, in {row.of.cycle}.",
            agency=row.of.agency_id,
        )
        for row in rows.select_related("of__cycle", "of__agency", "standard")[:MOST]
    ]


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Returns that are not submitted, of whoever answers for the agency. One query for leads."""
    if not set(user.offices_now) & set(LEADS):
        return []
    rows = Return.objects.visible_to(user, "answer", on=today).filter(submitted_at__isnull=True)
    return [
        Task(
            f"Answer: {row.cycle}",
            row.get_absolute_url(),
            row.due_on,
            f"The self-assessment of {row.agency}.",
            agency=row.agency_id,
        )
        for row in rows.select_related("cycle", "agency").order_by("cycle__due_on", "pk")[:MOST]
    ]
