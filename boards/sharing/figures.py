"""The registers of sharing as one reader sees them, and requests counted by how they stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from boards.models import Partnership
from boards.sharing.models import Agreement, Disclosure, InformationRequest


@dataclass(frozen=True)
class Requests:
    """How many requests there are; `asked` is the sum of the others."""

    asked: int
    answered_in_time: int
    answered_late: int
    settled: int
    with_chair: int
    refused: int
    late: int
    open: int


def agreements_of(partnership: Partnership, user: Any) -> Any:
    """The agreements that a reader may see, those that run out first."""
    found = Agreement.objects.visible_to(user).filter(document__partnership=partnership)
    found = found.select_related("document__owner", "document__current")
    return found.prefetch_related("parties__agency")


def disclosures_of(partnership: Partnership, user: Any) -> Any:
    """What was given to whom, as far as a reader may see it, newest first."""
    found = Disclosure.objects.visible_to(user).filter(partnership=partnership)
    return found.select_related("giver", "receiver", "recorded_by")


def requests_of(partnership: Partnership, user: Any) -> Any:
    """Requests that a reader may see, newest first."""
    found = InformationRequest.objects.visible_to(user).filter(partnership=partnership)
    return found.select_related("agency", "board")


def counted(partnership: Partnership, user: Any, today: date) -> Requests:
    """The requests that a reader may see, by how they stand today. One query."""
    unanswered = Q(answered_on__isnull=True)
    unsettled = unanswered & Q(settled_on__isnull=True)
    below = unsettled & Q(escalated_on__isnull=True)
    waiting = below & Q(refused_on__isnull=True)
    parts = {
        "asked": Q(),
        "answered_in_time": Q(answered_on__lte=F("due_on")),
        "answered_late": Q(answered_on__gt=F("due_on")),
        "settled": unanswered & Q(settled_on__isnull=False),
        "with_chair": unsettled & Q(escalated_on__isnull=False),
        "refused": below & Q(refused_on__isnull=False),
        "late": waiting & Q(due_on__lt=today),
        "open": waiting & Q(due_on__gte=today),
    }
    seen = InformationRequest.objects.visible_to(user).filter(partnership=partnership)
    counts = {name: Count("pk", filter=part) for name, part in parts.items() if part}
    return Requests(**seen.order_by().aggregate(asked=Count("pk"), **counts))
