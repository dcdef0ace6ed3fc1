"""Where the pages below open the register of outside bodies, and what waits for its keeper."""

from datetime import date
from typing import Any

from django.db.models import Q

from boards.external.heirs import EXTERNAL
from boards.external.models import ExternalEntry, Kind
from boards.heirs import passes_on
from boards.models import Partnership
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE
from partnership.agencies.models import Agency
from partnership.ui.words import plain_day

LABEL = "Inspections, complaints and letters"
MOST = 50

open_from(
    Partnership,
    Door(
        LABEL,
        "external:register",
        words="Of and to outside bodies: what they say, what is answered by when.",
        order=23,
    ),
)
open_from(Agency, Door(LABEL, "external:of_agency", order=50))
passes_on(EXTERNAL)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Answers to give, and late ones to ask after. One query, for the service alone."""
    if not set(user.offices_now) & set(SERVICE):
        return []
    kept = ExternalEntry.objects.visible_to(user, "keep", on=today)
    rows = kept.open().filter(~Q(kind=Kind.SENT) | Q(due_on__lt=today))
    return [
        Task(
            "Ask after an answer" if row.is_answered_by_them else "Answer an outside body",
            row.get_absolute_url(),
            row.came_on or row.dated_on,
            f"{row}, {row.heading}, due {plain_day(row.due_on)}.",
        )
        for row in rows.order_by("due_on", "pk")[:MOST]
    ]
