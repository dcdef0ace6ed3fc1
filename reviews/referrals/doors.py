"""Where referrals open from, and which of them wait for the service or for whoever referred."""

from datetime import date
from typing import Any

from boards.models import Partnership
from boards.rooms import Door, Task, asks, open_from
from reviews.referrals.models import Referral

MOST = 20

open_from(
    Partnership,
    Door(
        "Referrals of cases",
        "referrals:referrals",
        right="refer_case",
        names="",
        words="Refer a case for a review, and see what became of those referred.",
        order=58,
    ),
)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Referrals to be acknowledged or decided, and questions to whoever referred. Two queries."""
    mine = Referral.objects.visible_to(user, "change", on=today).filter(end="")
    waits = mine.exclude(questions__isnull=False, questions__answered_at__isnull=True)
    tasks = [
        Task(
            "Decide on a referral" if row.acknowledged_on else "Acknowledge a referral",
            row.get_absolute_url(),
            row.received_on,
            f"{row.reference}.",
        )
        for row in waits.order_by("received_at", "pk").distinct()[:MOST]
    ]
    asked = Referral.objects.visible_to(user, "answer", on=today).filter(end="")
    asked = asked.filter(questions__answered_at__isnull=True, questions__isnull=False)
    return tasks + [
        Task(
            "Answer what is asked about a referral",
            row.get_absolute_url(),
            row.received_on,
            f"{row.reference}, your {row.their_reference}.",
            agency=row.agency_id,
        )
        for row in asked.distinct()[:MOST]
    ]
