"""Where the pages below open what is shared, and which requests wait for a person."""

from datetime import date
from typing import Any

from boards.heirs import passes_on
from boards.models import Partnership
from boards.permissions import INDEPENDENT, LEADS
from boards.rooms import Door, Task, asks, open_from
from boards.sharing.heirs import AGREEMENTS, REQUESTS
from boards.sharing.models import InformationRequest
from partnership.access.offices import SERVICE
from partnership.ui.words import plain_day

open_from(
    Partnership,
    Door(
        "Information-sharing agreements",
        "sharing:agreements",
        words="Parties, purpose, legal basis and last day of each.",
        order=50,
    ),
    Door(
        "What was given to whom",
        "sharing:disclosures",
        words="Who was given which information, why and on which basis.",
        order=52,
    ),
    Door(
        "Requests for information",
        "sharing:requests",
        words="Statutory requests to agencies, their days, answers and refusals.",
        order=51,
    ),
)
A_FEW = 50
passes_on(AGREEMENTS, REQUESTS)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Requests that wait for an answer of the reader's agency, for the service or for the chair.

    One query for each of these offices; none for any other.
    """
    offices = set(user.offices_now)
    found: list[Task] = []
    if offices & set(LEADS):
        open_here = _seen(user, "answer", today).filter(refused_on__isnull=True, by_questions=False)
        found += [_task("Give information that is asked for", row) for row in open_here[:A_FEW]]
    if offices & set(INDEPENDENT):
        put = _seen(user, "settle", today).filter(escalated_on__isnull=False)
        found += [_task("Settle a request for information", row, False) for row in put[:A_FEW]]
    if offices & set(SERVICE):
        refused = _seen(user, "keep", today).filter(
            refused_on__isnull=False, escalated_on__isnull=True
        )
        words = "Look at a refusal of information"
        found += [_task(words, row, False) for row in refused[:A_FEW]]
    return found


def _seen(user: Any, right: str, today: date) -> Any:
    seen = InformationRequest.objects.visible_to(user, right, on=today)
    still = seen.filter(answered_on__isnull=True, settled_on__isnull=True)
    return still.select_related("agency", "board").order_by("due_on", "pk")


def _task(what: str, row: InformationRequest, of_agency: bool = True) -> Task:
    return Task(
        what,
        row.get_absolute_url(),
        row.asked_on,
        f"{row}, {row.agency}, by {plain_day(row.due_on)}.",
        agency=row.agency_id if of_agency else None,
    )
