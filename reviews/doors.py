"""What waits for a person in incidents and reviews, counting only what its reader may act on; and
what they suggest for agendas."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from boards.meetings.suggesting import suggests
from boards.models import Partnership
from boards.rooms import Door, Task, asks, open_from
from reviews.agendas import overdue_clocks
from reviews.models import Delay, Incident, Override, Reply, Review
from reviews.registers import unattended

suggests(Incident, Review)(overdue_clocks)
open_from(
    Partnership,
    Door(
        "Reviews in numbers",
        "reviews:figures",
        words="What became known, began and was concluded, and whether it was in time.",
        order=60,
    ),
    Door(
        "Cases by reference",
        "reviews:cases",
        names="",
        words="Every case of your group or service, how far it is, and which you may open.",
        order=59,
    ),
    Door(
        "Reasons for delay",
        "reviews:delay_reasons",
        right="keep_delay_reasons",
        words="What is offered when a review passes its time.",
        order=69,
    ),
)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Decisions, sign-offs and second signatures that wait for this person. Five queries."""
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
    return tasks + _to_tell_again(user, today) + _replies(user, today) + _to_name(user, today)


def _to_name(user: Any, today: date) -> list[Task]:
    """Cases for which nobody of the service is named, told to who names. One query."""
    return [
        Task(
            "Name who works on a case",
            reverse("reviews:readers", args=[row.address]),
            row.became_aware_on,
            f"{row.reference}, {row.board}. No service officer is named for it.",
        )
        for row in unattended(user, today).select_related("board")[:50]
    ]


def _replies(user: Any, today: date) -> list[Task]:
    """What the Panel wrote and nobody had regard to yet. One query."""
    mine = Incident.objects.visible_to(user, "change", on=today)
    rows = Reply.objects.filter(incident__in=mine, regard_on__isnull=True)
    return [
        Task(
            "Have regard to what the Panel wrote",
            row.incident.get_absolute_url(),
            row.received_on,
            f"{row.incident.reference}. {row.get_says_display()}.",
        )
        for row in rows.select_related("incident")[:50]
    ]


def _to_tell_again(user: Any, today: date) -> list[Task]:
    """Delays about which the Panel and the Secretary of State were promised to hear again."""
    mine = Review.objects.visible_to(user, "change", on=today).unpublished()
    promised = Delay.objects.filter(review__in=mine, tell_again_on__lte=today)
    later = Delay.objects.filter(
        review=OuterRef("review"), recorded_on__gte=OuterRef("tell_again_on")
    )
    return [
        Task(
            "Tell the Panel and the Secretary of State how a delay stands",
            delay.review.get_absolute_url(),
            delay.tell_again_on or today,
            f"{delay.review.reference}. Record the delay anew when you have told them.",
        )
        for delay in promised.exclude(Exists(later)).select_related("review")[:50]
    ]
