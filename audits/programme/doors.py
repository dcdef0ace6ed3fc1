"""Where the programme opens, what waits for whom, and what passes to an agency that follows."""

from datetime import date
from typing import Any

from audits.programme.heirs import AUDITS, PARTS
from audits.programme.models import Audit, Part
from boards.heirs import passes_on
from boards.models import Partnership
from boards.permissions import LEADS
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE

MOST = 20

passes_on(AUDITS)
passes_on(PARTS)
open_from(
    Partnership,
    Door(
        "Programme of audits",
        "programme:register",
        words="What is audited, by whom and by when; what was found and whether it lasted.",
        order=72,
    ),
)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Cases that an agency judges, of its leads; audits that are late, of the service. One query
    for either."""
    offices = set(user.offices_now)
    found: list[Task] = []
    if offices & set(LEADS):
        rows = Part.objects.visible_to(user, "judge", on=today).filter(
            returned_at__isnull=True,
            audit__reported_on__isnull=True,
            audit__given_up_because="",
        )
        found += [
            Task(
                f"Judge cases: {row.audit}",
                row.get_absolute_url(),
                row.audit.due_on,
                f"For {row.agency}.",
                agency=row.agency_id,
            )
            for row in rows.select_related("audit", "agency").order_by("audit__due_on")[:MOST]
        ]
    if offices & set(SERVICE):
        late = Audit.objects.visible_to(user, "keep", on=today).filter(
            due_on__lt=today, reported_on__isnull=True, given_up_because=""
        )
        found += [
            Task(f"Report an audit: {row}", row.get_absolute_url(), row.due_on, f"To {row.group}.")
            for row in late.select_related("group").order_by("due_on")[:MOST]
        ]
    return found
