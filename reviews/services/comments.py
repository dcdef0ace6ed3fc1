"""What the Panel, the Secretary of State or Ofsted said of a report, and the regard had to it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.models import Comment, Review
from reviews.services.incidents import not_after_today
from reviews.services.reviews import own_row


@transaction.atomic
def record_comment(
    review: Review, *, of: str, received_on: date, words: str, by: User, today: date
) -> Comment:
    """One of the three said something about the report; also after publication it is kept.

    raises: NotAllowed; ValidationError for a review of which they get no copy, or a day out of
    order.
    """
    require(by, "change", review)
    review = own_row(review)
    if not review.is_practice_review:
        raise ValidationError("No national body comments on this review.")
    not_after_today(received_on, today, "received_on", "The day it came")
    if received_on < review.decided_on:
        words = f"The review was decided on {plain_day(review.decided_on)}, not later"
        raise ValidationError({"received_on": words})
    row = Comment(
        review=review,
        of=of,
        received_on=received_on,
        words=words,
        recorded_by=by,
        recorded_on=today,
    )
    row.save_because("comments recorded", by=by)
    return row


@transaction.atomic
def have_regard(comment: Comment, *, regard: str, by: User, today: date) -> Comment:
    """How the partners had regard to it. A later text takes the place of an earlier one.

    raises: NotAllowed.
    """
    require(by, "change", comment.review)
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    comment.regard, comment.regard_on = regard, today
    comment.save_because("regard had", by=by)
    return comment
