"""Publish, or refuse with reasons and the first lawful day: the same for page and job."""

import logging
import secrets
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import NotAllowed, require
from partnership.clock import services as clock
from partnership.clock.duties import recipients
from partnership.documents.models import Document
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.models import Override, Publication, Review, Scope
from reviews.notices import NOT_PUBLISHED
from reviews.rules import (
    Blocker,
    first_lawful_day,
    publication_blockers,
    standing_blockers,
)
from reviews.services.reviews import REPORT, not_published, own_row

log = logging.getLogger(__name__)

LEFT = "Whoever planned it no longer holds an office that may publish. Plan it again."
MISSED = "The portal did not run on the planned day. Plan it again or publish it yourself."
BROKEN = "Something went wrong. Ring the partnership service; the log says more."


class Refused(ValidationError):
    """Publication is not lawful today; carries the blockers and the first lawful day."""

    def __init__(self, blockers: list[Blocker], first_lawful: date | None) -> None:
        super().__init__([blocker.words for blocker in blockers])
        self.blockers = blockers
        self.first_lawful = first_lawful


@transaction.atomic
def publish(review: Review, *, by: User, today: date, as_read: int | None = None) -> Publication:
    """Make the review public today.

    in: `as_read`, the version that the reader checked before saying yes (see `version_of`).
    raises: NotAllowed; Refused with every blocker while a must is unmet (unless two people
    overrode it for this plan), a should has no reason, or a step is missing; ValidationError when
    the plan has changed since it was read.
    """
    require(by, "publish", review)
    review = own_row(review)
    if review.publishes_nothing:
        raise ValidationError("The plan is to publish nothing: conclude it instead.")
    overridden = _lawful(review, today, as_read)
    reason = "published by override of two people" if overridden else "published"
    review.published_on = today
    review.save_because(reason, by=by)
    page = Publication(
        review=review,
        slug=_free_slug(review.reference.lower()),
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


@transaction.atomic
def conclude(review: Review, *, by: User, today: date, as_read: int | None = None) -> Review:
    """End a review of which nothing is published; the reasons were sent in the same days.

    The partners set out why they publish neither the report nor the improvements, and have regard
    to what the Panel and the Secretary of State say of it (Children Act 2004 s16F(4) and (5)).
    raises: as `publish`.
    """
    require(by, "publish", review)
    review = own_row(review)
    if not review.publishes_nothing:
        raise ValidationError("The plan is to publish it.")
    overridden = _lawful(review, today, as_read)
    review.withheld_on = today
    how = " by override of two people" if overridden else ""
    review.save_because(f"concluded without publication{how}", by=by)
    clock.refresh(review)
    return review


def _lawful(review: Review, today: date, as_read: int | None) -> bool:
    """Whether an override lifted something. raises: Refused; ValidationError, see `publish`."""
    if as_read is not None and as_read != version_of(review):
        raise ValidationError("The review changed while you were reading. Check it again.")
    blockers = standing_blockers(review, today)
    if blockers:
        raise Refused(blockers, first_lawful_day(review, today))
    return bool(publication_blockers(review, today))


def _free_slug(wanted: str) -> str:
    """The reference; with some letters by lot where another partnership published one like it."""
    taken = Publication.objects.filter(slug=wanted).exists()
    return f"{wanted}-{secrets.token_hex(2)}" if taken else wanted


def version_of(review: Review) -> int:
    """The number of the review's newest history entry."""
    return int(review.history.latest("history_id").history_id)


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
    codes = [blocker.code for blocker in unmet if blocker.force == "must"]
    if not codes:
        raise ValidationError("No must is unmet for the planned date: no override is needed.")
    override = Override(
        review=review,
        planned_on=review.planned_on,
        codes=codes,
        reason=reason,
        asked_by=by,
        asked_on=today,
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
        raise ValidationError(f"{override.agreed_by} agreed on {plain_day(override.agreed_on)}.")
    if override.asked_by_id == by.pk:
        raise ValidationError("You asked for this override: the second person must be another.")
    if override.lapsed_on or override.planned_on != review.planned_on:
        raise ValidationError("The plan has changed since: ask again.")
    override.agreed_by, override.agreed_on = by, today
    override.save_because("override agreed", by=by)
    return override


def publish_planned(*, now: datetime, today: date) -> list[str]:
    """Publish the reviews planned for this very day by those who planned them, if lawful now.

    What is refused, or was missed because the portal did not run that day, stays unpublished;
    whoever planned it is told why, once for each planned date. One row's trouble stops no other.
    Returns a line for each review looked at.
    """
    rows = Review.objects.to_publish_by_themselves(today).select_related("planned_by")
    return [_publish_one(review, now, today) for review in rows]


def _publish_one(review: Review, now: datetime, today: date) -> str:
    try:
        if review.planned_on != today:
            post([_not_published(review, review.planned_by, MISSED)], now=now)
            return f"{review.reference} missed its day"
        publish(review, by=review.planned_by, today=today)
    except Refused as refused:
        post([_not_published(review, review.planned_by, _reasons(refused))], now=now)
        return f"{review.reference} refused"
    except NotAllowed:
        return _tell_heads(review, LEFT, now, today)
    except Exception:
        log.exception("%s could not be published", review.reference)
        return _tell_heads(review, BROKEN, now, today)
    return f"{review.reference} published"


def _tell_heads(review: Review, why: str, now: datetime, today: date) -> str:
    heads = recipients(Review, {review.pk}, "head", today).get(review.pk, [])
    post([_not_published(review, head, why) for head in heads], now=now)
    return f"{review.reference} refused: {why}"


def _reasons(refused: Refused) -> str:
    reasons = "\n".join(f"- {blocker.words}. {blocker.detail}" for blocker in refused.blockers)
    lawful = (
        f"The first lawful day is {plain_day(refused.first_lawful)}."
        if refused.first_lawful
        else "There is no lawful day until the missing copies are recorded."
    )
    return f"{reasons}\n\n{lawful}"


def _not_published(review: Review, to: User, why: str) -> Draft:
    assert review.planned_on is not None
    return Draft(
        key=f"not-published:{review.pk}:{review.planned_on}:{to.pk}:{why[:20]}",
        to=to,
        subject=review,
        heading=f"{review.reference} was not published",
        words=f"{review.reference} was planned for {plain_day(review.planned_on)} "
        f"and was not published:\n\n{why}\n",
        kind=NOT_PUBLISHED.key,
    )
