"""Where learning opens, what it asks of whom, and what hangs on a review in its log."""

from datetime import date
from typing import Any

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
from reviews.findings.standing import State, checks_due, with_state
from reviews.loglines import hangs_on_review
from reviews.models import Review

MOST = 20
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
    """Recommendations to be decided on, and impact checks that are due. Two queries; none for who
    neither chairs a group nor works in the service."""
    if not DECIDERS & set(user.offices_now):
        return []
    return [*_decisions(user, today), *_checks(user, today)]


def _rows(user: Any, right: str, today: date) -> Any:
    """Those that this person may both read and act on."""
    seen = Recommendation.objects.visible_to(user, on=today).visible_to(user, right, on=today)
    return with_state(seen).select_related("finding__review")


def _decisions(user: Any, today: date) -> list[Task]:
    rows = _rows(user, "decide", today).filter(state=State.WAITING).order_by("made_on", "pk")
    return [
        Task(
            "Record whether a recommendation is accepted",
            row.get_absolute_url(),
            row.made_on,
            f"{row}, from review {row.finding.review}.",
        )
        for row in rows[:MOST]
    ]


def _checks(user: Any, today: date) -> list[Task]:
    due = checks_due(_rows(user, "check", today), today).order_by("check_due_on", "pk")
    return [
        Task(
            "Check whether practice changed",
            row.get_absolute_url(),
            row.check_due_on,
            f"{row}, due {plain_day(row.check_due_on)}. Its actions are closed.",
        )
        for row in due[:MOST]
    ]
