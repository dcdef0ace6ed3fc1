"""Delays of a review, and the partnership's own list of reasons for them."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Partnership
from partnership.access.services import require
from partnership.clock import services as clock
from partnership.people.models import User
from reviews.models import STANDS_STILL, Delay, DelayReason, OwnReason, Review
from reviews.services.incidents import not_after_today
from reviews.services.reviews import not_published, own_row


@dataclass(frozen=True)
class Delayed:
    """Why the time passes, who was told when, and for which days the review stood still.

    `reason` is one of DelayReason; for OWN, `own_reason` says which of the partnership's list.
    """

    reason: str
    explanation: str
    told_panel_on: date | None = None
    told_sos_on: date | None = None
    own_reason: OwnReason | None = None
    still_from: date | None = None
    still_until: date | None = None
    tell_again_on: date | None = None


@transaction.atomic
def record_delay(review: Review, delayed: Delayed, *, by: User, today: date) -> Delay:
    """Why the time passes, and who was told when.

    raises: NotAllowed; ValidationError after publication, for days out of order, or for standing
    still by a reason for which a review does not.
    """
    require(by, "change", review)
    review = own_row(review)
    not_published(review)
    _check_told(review, delayed, today)
    _check_still(review, delayed, today)
    facts = {name: getattr(delayed, name) for name in Delayed.__dataclass_fields__}
    delay = Delay(review=review, **facts, recorded_by=by, recorded_on=today)
    delay.save_because("delay recorded", by=by)
    clock.refresh(review)
    return delay


@transaction.atomic
def end_standstill(delay: Delay, *, on: date, by: User, today: date) -> Delay:
    """The review goes on from this day: what stood in the way is over.

    raises: NotAllowed; ValidationError where it did not stand still, or not any more.
    """
    require(by, "change", delay.review)
    review = own_row(delay.review)
    not_published(review)
    delay = Delay.objects.select_for_update().get(pk=delay.pk)
    if delay.still_from is None or delay.still_until is not None:
        raise ValidationError("The review does not stand still for this.")
    not_after_today(on, today, "on", "The day it went on")
    if on < delay.still_from:
        raise ValidationError({"on": "It went on before it stood still"})
    delay.still_until = on
    delay.save_because("the review goes on", by=by)
    return delay


def _check_told(review: Review, delayed: Delayed, today: date) -> None:
    if delayed.reason == DelayReason.OWN and delayed.own_reason is None:
        raise ValidationError({"reason": "Choose which reason of the list it is"})
    for field in ("told_panel_on", "told_sos_on"):
        day = getattr(delayed, field)
        if day:
            not_after_today(day, today, field, "The day they were told")
            if day < review.decided_on:
                raise ValidationError({field: "They cannot be told before the decision to review"})
    if delayed.tell_again_on and delayed.tell_again_on <= today:
        raise ValidationError({"tell_again_on": "Choose a day after today"})


def _check_still(review: Review, delayed: Delayed, today: date) -> None:
    start, end = delayed.still_from, delayed.still_until
    if start is None and end is None:
        return
    if start is None:
        raise ValidationError({"still_from": "Enter the day from which it stood still"})
    if not stands_still(delayed):
        words = "A review stands still for proceedings of others or for the family, not for this"
        raise ValidationError({"still_from": words})
    not_after_today(start, today, "still_from", "The day from which it stood still")
    if start < review.decided_on:
        raise ValidationError({"still_from": "The review was not decided on yet"})
    if end:
        not_after_today(end, today, "still_until", "The day until which it stood still")
        if end < start:
            raise ValidationError({"still_until": "It is before the day from which it stood still"})


def stands_still(delayed: Delayed) -> bool:
    """Whether a review stands still for this reason."""
    if delayed.own_reason is not None:
        return delayed.own_reason.stands_still
    return delayed.reason in STANDS_STILL


@transaction.atomic
def add_reason(
    partnership: Partnership, *, words: str, stands_still: bool, by: User, today: date
) -> OwnReason:
    """Add a reason to the partnership's own list. raises: NotAllowed; ValidationError if it is
    there already."""
    require(by, "keep_delay_reasons", partnership)
    built_in = {label.lower() for label in DelayReason.labels}
    if words.strip().lower() in built_in:
        raise ValidationError({"words": "This reason is on every partnership’s list already"})
    row = OwnReason(
        partnership=partnership,
        words=words.strip(),
        stands_still=stands_still,
        added_by=by,
        added_on=today,
    )
    row.save_because("added to the list", by=by)
    return row


@transaction.atomic
def retire_reason(reason: OwnReason, *, by: User, today: date) -> OwnReason:
    """Offer this reason no longer; delays that name it keep it. A second time changes nothing.

    raises: NotAllowed.
    """
    require(by, "keep_delay_reasons", reason.partnership)
    reason = OwnReason.objects.select_for_update().get(pk=reason.pk)
    if reason.retired_on is None:
        reason.retired_on = today
        reason.save_because("retired from the list", by=by)
    return reason
