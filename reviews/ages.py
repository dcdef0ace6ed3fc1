"""How old a review is: in days since the decision, and without the days it stood still."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviews.deadlines import completed_on
from reviews.models import Delay, Review


@dataclass(frozen=True)
class Age:
    """Calendar days from the decision to completion, or to today while it runs.

    `still`: those of them on which it stood still; the time that the law or guidance sets does not
    stop for them.
    """

    days: int
    still: int

    @property
    def adjusted(self) -> int:
        """The days on which it did not stand still."""
        return self.days - self.still


def age_of(review: Review, today: date) -> Age | None:
    """Its age; None where the day of the decision is not known. Reads `delays`."""
    if review.clock_cannot_say:
        return None
    end = min(completed_on(review) or today, today)
    start = review.decided_on
    return Age(days=max((end - start).days, 0), still=_still(review.delays.all(), start, end))


def _still(delays: Iterable[Delay], start: date, end: date) -> int:
    """Days between the two on which at least one delay stood; a day is counted once."""
    spans = sorted(
        (max(delay.still_from, start), min(delay.still_until or end, end))
        for delay in delays
        if delay.still_from is not None
    )
    total, reached = 0, start
    for first, last in spans:
        first = max(first, reached)
        if last > first:
            total += (last - first).days
            reached = last
    return total
