"""What this floor keeps that shows learning being put to use, for the page of the framework."""

from datetime import date
from typing import Any

from django.urls import reverse

from boards.models import Action, Partnership
from boards.policies.live import Rows, live
from boards.policies.models import ReviewRecord, State, Version


@live("actions")
def count_actions(partnership: Partnership, user: Any, today: date) -> list[Rows]:
    """Actions, open and closed, that the reader may see. Two queries."""
    seen = Action.objects.visible_to(user).filter(partnership=partnership)
    page = reverse("actions:register")
    still = seen.filter(closed_on__isnull=True).count()
    return [
        Rows("Open actions", still, page),
        Rows("Closed actions", seen.filter(closed_on__isnull=False).count(), f"{page}?show=closed"),
    ]


@live("policies")
def count_versions(partnership: Partnership, user: Any, today: date) -> list[Rows]:
    """Versions that replaced an earlier one, and reviews that the system asked for. Two queries."""
    page = reverse("policies:register", args=[partnership.key])
    versions = Version.objects.visible_to(user).filter(document__partnership=partnership)
    later = versions.filter(state=State.APPROVED, number__gt=1).count()
    asked = ReviewRecord.objects.visible_to(user).filter(document__partnership=partnership)
    return [
        Rows("Versions that replaced an earlier one", later, page),
        Rows("Reviews of documents on record", asked.count(), page),
    ]
