"""The rounds of questions of one case, each with how many agencies have answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from reviews.asking.models import Asked, Asking
from reviews.models import Incident

GIVEN = Q(request__answered_on__isnull=False)
OPEN = Q(
    request__isnull=False,
    request__answered_on__isnull=True,
    request__settled_on__isnull=True,
    request__refused_on__isnull=True,
)


@dataclass(frozen=True)
class Round:
    """One line of the list."""

    row: Asking
    asked: int
    answered: int
    late: int

    @property
    def words(self) -> str:
        """How it stands."""
        if self.row.withdrawn_because:
            return "Withdrawn"
        if self.row.sent_at is None:
            return "Drawn up, not sent"
        return "Late" if self.late else "Complete" if self.answered == self.asked else "Open"

    @property
    def tint(self) -> str:
        """The colour of these words."""
        colours = {"Late": "red", "Complete": "green", "Drawn up, not sent": "amber"}
        return colours.get(self.words, "")


def rounds_of(case: Any, user: Any, today: date) -> list[Round]:
    """Every round about this case, newest first. Two queries."""
    about = {"incident" if isinstance(case, Incident) else "review": case}
    rows = list(Asking.objects.visible_to(user).filter(**about))
    late = OPEN & Q(request__due_on__lt=today)
    counts = Asked.objects.filter(asking__in=[row.pk for row in rows]).order_by()
    found = {
        one["asking"]: one
        for one in counts.values("asking").annotate(
            all=Count("pk"), given=Count("pk", filter=GIVEN), late=Count("pk", filter=late)
        )
    }
    rounds = []
    for row in rows:
        row.review, row.incident = (None, case) if "incident" in about else (case, None)
        one = found.get(row.pk, {"all": 0, "given": 0, "late": 0})
        rounds.append(Round(row, one["all"], one["given"], one["late"]))
    return rounds
