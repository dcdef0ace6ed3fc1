"""Doors on the pages of a review, what stands in its log, what holds its sign-off, what waits."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from boards.models import Membership
from boards.rooms import Door, Task, asks, holds_fast, open_from
from partnership.access.offices import SERVICE
from partnership.funding.models import Cost
from partnership.ui.words import plain_day
from reviews.commissioning.looking import costs_of
from reviews.commissioning.models import (
    Approval,
    Conflict,
    Milestone,
    Move,
    State,
    Statement,
    Step,
    TakesPart,
)
from reviews.commissioning.permissions import BODY_CHAIRS
from reviews.commissioning.rules import why_not_signed_off
from reviews.loglines import hangs_on_review
from reviews.models import Review

MOST = 20

open_from(
    Review,
    Door("Commission", "commissioning:commission", names="address", order=20),
    Door("Terms of reference", "commissioning:terms", names="address", order=21),
    Door("Report and sign-off", "commissioning:report", names="address", order=40),
)


@holds_fast(Review)
def hold_sign_off(review: Review, changes: Mapping[str, Any]) -> None:
    """The core’s sign-off waits for the chain and for an accepted statement of independence."""
    if changes.get("signed_off_on") is not None and (reasons := why_not_signed_off(review)):
        raise ValidationError(reasons)


@hangs_on_review
def lines_in_log(review: Review) -> Iterator[Any]:
    """Everything that this room keeps about a review."""
    commissions = list(review.commissions.all())
    yield from commissions
    for model in (Statement, Conflict, Milestone):
        yield from model.objects.filter(commission__in=commissions).select_related("commission")
    yield from _costs(commissions)
    yield from review.terms.all()
    for part in (TakesPart, Approval):
        yield from part.objects.filter(terms__review=review).select_related("terms")
    yield from review.versions.all()
    yield from review.chains.all()
    yield from Step.objects.filter(chain__review=review).select_related("body")
    yield from Move.objects.filter(step__chain__review=review).select_related("step__body")


def _costs(commissions: list[Any]) -> Iterator[Cost]:
    for costs in costs_of(commissions).values():
        yield from costs


@asks
def steps_that_wait(user: Any, today: date) -> list[Task]:
    """Reports that lie before a body that this person chairs. One query, for chairs alone."""
    if not set(user.offices_now) & set(BODY_CHAIRS):
        return []
    chaired = Membership.objects.held(user, BODY_CHAIRS, today).values("board")
    rows = Step.objects.visible_to(user, "agree", on=today).filter(
        state=State.HELD, body__in=chaired, chain__withdrawn_because=""
    )
    return [
        Task(
            "Agree to a report, or send it back",
            row.get_absolute_url(),
            row.since,
            f"{row.chain.review.reference}, before {row.body}.",
        )
        for row in rows.select_related("chain__review", "body").order_by("since")[:MOST]
    ]


@asks
def milestones_overdue(user: Any, today: date) -> list[Task]:
    """Work of reviewers whose day has passed. One query, for the service alone."""
    if not set(user.offices_now) & set(SERVICE):
        return []
    mine = Review.objects.visible_to(user, "change", on=today)
    rows = Milestone.objects.filter(
        commission__review__in=mine,
        commission__ended_on__isnull=True,
        due_on__lt=today,
        done_on__isnull=True,
        dropped_because="",
    )
    return [
        Task(
            "Ask after a milestone of a review",
            row.commission.get_absolute_url(),
            row.due_on,
            f"{row.commission.review.reference}, {row.what}: due {plain_day(row.due_on)}.",
        )
        for row in rows.select_related("commission__review").order_by("due_on")[:MOST]
    ]
