"""What is published stays available; it is taken down for a reason, and put back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.available import available_until
from reviews.models import Publication, Review


@transaction.atomic
def take_down(
    review: Review, *, because: str, identifies: bool, by: User, today: date
) -> Publication:
    """Nobody reads the public page any more; the review and its log stay.

    in: `identifies`, whether it lets somebody be recognised: that comes down at once.
    raises: NotAllowed; ValidationError where nothing is public, or within the year for which a
    practice review must be available.
    """
    require(by, "take_down", review, on=today)
    page = _page(review)
    if page.taken_down_on:
        raise ValidationError(f"It was taken down on {plain_day(page.taken_down_on)}.")
    until = available_until(review)
    if until and today < until and not identifies:
        raise ValidationError(
            f"It must be available until {plain_day(until)}, a year from its publication. Only "
            "what lets somebody be recognised comes down before."
        )
    early = " within the year" if until and today < until else ""
    page.taken_down_on, page.taken_down_because = today, because
    page.save_because(f"taken down{early}: {because}", by=by)
    return page


@transaction.atomic
def put_back(review: Review, *, because: str, by: User, today: date) -> Publication:
    """The public page is read again, in the words it had.

    raises: NotAllowed; ValidationError where it was not taken down.
    """
    require(by, "take_down", review, on=today)
    page = _page(review)
    if page.taken_down_on is None:
        raise ValidationError("It is public.")
    page.taken_down_on, page.taken_down_because = None, ""
    page.save_because(f"put back: {because}", by=by)
    return page


def _page(review: Review) -> Publication:
    page = Publication.objects.select_for_update().filter(review=review).first()
    if page is None:
        raise ValidationError("Nothing of it is published.")
    return page
