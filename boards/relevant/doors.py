"""Where the pages below lead here, and what waits for leads and the service."""

from datetime import date
from typing import Any

from django.urls import reverse

from boards.heirs import passes_on
from boards.models import Partnership
from boards.permissions import LEADS
from boards.relevant.heirs import CONFIRMATIONS
from boards.relevant.models import Confirmation
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE
from partnership.ui.words import plain_day

open_from(
    Partnership,
    Door(
        "Lists of agencies, as published",
        "relevant:of_partnership",
        words="The newest edition, what has changed since, and every edition before it.",
        order=32,
    ),
    Door(
        "Yearly review of the lists",
        "relevant:reviews",
        right="review_lists",
        words="Ask each agency whether its entries are right, settle, publish.",
        order=31,
    ),
)
passes_on(CONFIRMATIONS)


@asks
def waiting(user: Any, today: date) -> list[Task]:
    """Entries to confirm, for an agency's leads; answers to settle, for the service.

    No query for whoever holds no such office; one else.
    """
    offices = set(user.offices_now)
    leads, service = bool(offices & set(LEADS)), bool(offices & set(SERVICE))
    if not leads and not service:
        return []
    mine = Confirmation.objects.visible_to(user, "answer", on=today).filter(
        review__edition__isnull=True, settled_because=""
    )
    rows = mine.select_related("agency", "review__partnership")
    if service:
        return _to_settle([row for row in rows if row.waits == "service"])
    return [
        Task(
            f"Confirm the entries of {row.agency} in the published lists",
            row.get_absolute_url(),
            row.review.opened_on,
            f"{row.review.partnership} asks by {plain_day(row.review.answer_by)}.",
            agency=row.agency_id,
        )
        for row in rows
        if row.waits == "agency"
    ]


def _to_settle(rows: list[Confirmation]) -> list[Task]:
    return [
        Task(
            f"Settle what {row.agency} says of its entries",
            reverse("relevant:settle", args=[row.pk]),
            row.said_on or row.review.opened_on or date.min,
            row.words[:200],
        )
        for row in rows
    ]
