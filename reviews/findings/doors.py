"""Where learning opens, what it asks of whom, and what hangs on a review in its log."""

from datetime import date
from typing import Any

from django.db.models import Q

from boards.heirs import passes_on
from boards.meetings.suggesting import suggests
from boards.models import Partnership
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE, Office
from partnership.ui.words import plain_day
from reviews.findings.agendas import early_learning
from reviews.findings.heirs import RECOMMENDATIONS
from reviews.findings.models import (
    Acceptance,
    EarlySharing,
    Finding,
    PracticeCheck,
    Recommendation,
)
from reviews.findings.standing import State, with_state
from reviews.loglines import hangs_on_review
from reviews.models import Review

MOST = 40
DECIDERS = {*SERVICE, Office.GROUP_CHAIR}

open_from(Review, Door("Learning", "findings:learning", names="address", order=40))
open_from(
    Partnership,
    Door(
        "Recommendations of reviews",
        "findings:register",
        words="Whom reviews ask to do what, whether it was accepted, and whether practice changed.",
        order=62,
    ),
    Door(
        "Findings by theme",
        "findings:grid",
        words="What reviews find again and again, by theme, agency and year.",
        order=63,
    ),
    Door(
        "National recommendations",
        "findings:national",
        words="What the national Panel and thematic reviews recommend, and how far it is here.",
        order=64,
    ),
)
passes_on(RECOMMENDATIONS)
suggests(Finding)(early_learning)


def _of(review: Review) -> Any:
    return Recommendation.objects.filter(finding__review=review)


hangs_on_review(lambda review: Finding.objects.filter(review=review))
hangs_on_review(lambda review: EarlySharing.objects.filter(finding__review=review))
hangs_on_review(_of)
hangs_on_review(lambda review: Acceptance.objects.filter(recommendation__in=_of(review)))
hangs_on_review(lambda review: PracticeCheck.objects.filter(recommendation__in=_of(review)))


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Recommendations to be decided on, and impact checks that are due. One query; none for who
    neither chairs a group nor works in the service."""
    if not DECIDERS & set(user.offices_now):
        return []
    decides, checks = (
        Recommendation.objects.visible_to(user, right, on=today).order_by().values("pk")
        for right in ("decide", "check")
    )
    rows = with_state(Recommendation.objects.visible_to(user, on=today))
    found = rows.filter(
        Q(state=State.WAITING, pk__in=decides)
        | Q(state=State.DONE, check_due_on__lte=today, pk__in=checks)
    )
    waits = found.select_related("finding__review").order_by("made_on", "pk")[:MOST]
    return [_decision(row) if row.state == State.WAITING else _check(row) for row in waits]


def _decision(row: Any) -> Task:
    return Task(
        "Record whether a recommendation is accepted",
        row.get_absolute_url(),
        row.made_on,
        f"{row}, from review {row.finding.review}.",
    )


def _check(row: Any) -> Task:
    return Task(
        "Check whether practice changed",
        row.get_absolute_url(),
        row.check_due_on,
        f"{row}, due {plain_day(row.check_due_on)}. Its actions are closed.",
    )
