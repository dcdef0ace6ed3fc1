"""How long what is published must stay available."""

from datetime import date

from partnership.clock.calendar import months_after
from reviews.models import Review

A_YEAR = 12  # months


def available_until(review: Review) -> date | None:
    """The first day on which the public page of a practice review may come down.

    The published report, or the information published in its place, is to be available for at
    least a year (Working Together, local reviews; LCSPR-AVAIL). Of other reviews no such time is
    known.
    """
    if not review.is_practice_review or review.published_on is None:
        return None
    return months_after(review.published_on, A_YEAR)
