"""Publish, or refuse with reasons and the first lawful day: the same for page and job."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import NotAllowed, require
from partnership.clock import services as clock
from partnership.clock.duties import recipients
from partnership.documents.models import Document
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from reviews.models import Override, Publication, Review, Scope
from reviews.rules import (
    Blocker,
    day_words,
    first_lawful_day,
    publication_blockers,
    standing_blockers,
)
from reviews.services.reviews import REPORT, not_published, own_row


class Refused(ValidationError):
    """Publication is not lawful today; carries the blockers and the first lawful day."""

    def __init__(self, blockers: list[Blocker], first_lawful: date | None) -> None:
        super().__init__([blocker.words for blocker in blockers])
        self.blockers = blockers
        self.first_lawful = first_lawful


@transaction.atomic
def publish(review: Review, *, by: User, today: date) -> Publication:
    """Make the review public today.

    raises: NotAllowed; Refused with every blocker while a must is unmet (unless two people
    overrode it for this planned date), a should has no reason, or a step is missing.
    """
    require(by, "publish", review)
    review = own_row(review)
    blockers = standing_blockers(review, today)
    if blockers:
        raise Refused(blockers, first_lawful_day(review, today))
    overridden = bool(publication_blockers(review, today))
    reason = "published by override of two people" if overridden else "published"
    review.published_on = today
    review.save_because(reason, by=by)
    page = Publication(
        review=review,
        slug=review.reference.lower(),
        title=review.public_title,
        summary=review.public_summary,
        reviewer=review.reviewer,
        scope=review.scope,
        document=_report(review) if review.scope == Scope.FULL else None,
        published_on=today,
    )
    page.save_because(reason, by=by)
    clock.refresh(review)
    return page


def _report(review: Review) -> Document | None:
    return Document.objects.about(review).filter(title=REPORT).first()


@transaction.atomic
def ask_override(review: Review, *, reason: str, by: User, today: date) -> Override:
    """Ask that the planned date may stand though a must is unmet. It does nothing by itself.

    raises: NotAllowed; ValidationError when nothing is planned or nothing needs overriding.
    """
    require(by, "ask_override", review)
    review = own_row(review)
    not_published(review)
    if review.planned_on is None:
        raise ValidationError("Plan the publication first.")
    unmet = publication_blockers(review, max(review.planned_on, today))
    if not any(blocker.force == "must" for blocker in unmet):
        raise ValidationError("No must is unmet for the planned date: no override is needed.")
    override = Override(
        review=review, planned_on=review.planned_on, reason=reason, asked_by=by, asked_on=today
    )
    override.save_because(f"override asked for: {reason}", by=by)
    return override


@transaction.atomic
def agree_override(override: Override, *, by: User, today: date) -> Override:
    """The second person agrees. They may not be the first, under whatever office.

    raises: NotAllowed; ValidationError for the same person, a second time, or a moved plan.
    """
    require(by, "agree_override", override.review)
    review = own_row(override.review)
    not_published(review)
    override = Override.objects.select_for_update().get(pk=override.pk)
    if override.agreed_on:
        raise ValidationError(f"{override.agreed_by} agreed on {day_words(override.agreed_on)}.")
    if override.asked_by_id == by.pk:
        raise ValidationError("You asked for this override: the second person must be another.")
    if override.planned_on != review.planned_on:
        raise ValidationError("The planned date has moved since: ask again.")
    override.agreed_by, override.agreed_on = by, today
    override.save_because("override agreed", by=by)
    return override


def publish_planned(*, now: datetime, today: date) -> list[str]:
    """Publish the reviews planned for today by those who planned them, with their rights now.

    What is refused stays unpublished and whoever planned it is told why, once for each planned
    date. Returns a line for each review looked at.
    """
    lines = []
    for review in Review.objects.to_publish_by_themselves(today).select_related("planned_by"):
        planner: User = review.planned_by
        try:
            publish(review, by=planner, today=today)
            lines.append(f"{review.reference} published")
        except Refused as refused:
            post([_refusal_letter(review, planner, refused)], now=now)
            lines.append(f"{review.reference} refused")
        except NotAllowed:
            post(_left_letters(review, today), now=now)
            lines.append(f"{review.reference} refused: the planner's office has ended")
    return lines


def _left_letters(review: Review, today: date) -> list[Draft]:
    """To every Head of Service: whoever planned it no longer holds the office."""
    planned = day_words(review.planned_on)  # type: ignore[arg-type]
    return [
        Draft(
            key=f"planner-left:{review.pk}:{review.planned_on}:{head.pk}",
            to=head,
            subject=review,
            heading=f"{review.reference} was not published",
            words=f"{review.reference} was planned for {planned} by somebody who no longer holds "
            "an office that may publish. Plan it again or publish it yourself.\n",
        )
        for head in recipients(Review, {review.pk}, "head", today).get(review.pk, [])
    ]


def _refusal_letter(review: Review, to: User, refused: Refused) -> Draft:
    reasons = "\n".join(f"- {blocker.words}. {blocker.detail}" for blocker in refused.blockers)
    lawful = (
        f"The first lawful day is {day_words(refused.first_lawful)}."
        if refused.first_lawful
        else "There is no lawful day until the missing copies are recorded."
    )
    return Draft(
        key=f"not-published:{review.pk}:{review.planned_on}:{to.pk}",
        to=to,
        subject=review,
        heading=f"{review.reference} was not published",
        words=f"{review.reference} was planned for {day_words(review.planned_on)} "  # type: ignore[arg-type]
        f"and was not published:\n\n{reasons}\n\n{lawful}\n",
    )
