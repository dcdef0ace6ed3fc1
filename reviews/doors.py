"""What waits for a person in incidents and reviews, counting only what its reader may act on; and
what they suggest for agendas."""

from datetime import date
from typing import Any

from boards.meetings.suggesting import suggests
from boards.rooms import Task, asks
from reviews.agendas import overdue_clocks
from reviews.models import Incident, Override, Review

suggests(Incident, Review)(overdue_clocks)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Decisions, sign-offs and second signatures that wait for this person. Three queries."""
    decide = Incident.objects.visible_to(user, "decide", on=today).undecided()
    override = Review.objects.visible_to(user, "agree_override", on=today).unpublished()
    asked = Override.objects.filter(
        review__in=override, agreed_on__isnull=True, lapsed_on__isnull=True
    )
    tasks = [
        Task(
            "Agree to an override, or do not",
            override.review.get_absolute_url(),
            override.asked_on,
            f"{override.review.reference}. Asked by {override.asked_by}.",
        )
        for override in asked.exclude(asked_by=user).select_related("review", "asked_by")
    ]
    tasks += [
        Task(
            "Decide whether there will be a review",
            row.get_absolute_url(),
            row.became_aware_on,
            f"{row.reference}, {row.board}.",
        )
        for row in decide.select_related("board")[:50]
    ]
    return tasks
