"""Where a review opens its chronology, and what of it stands in the review's log."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from boards.rooms import Door, open_from
from reviews.chronologies.models import Entry
from reviews.chronologies.services.bringing import imports_of
from reviews.loglines import hangs_on_review
from reviews.models import Review

open_from(
    Review,
    Door(
        "Chronology",
        "chronologies:timeline",
        names="address",
        words="What each agency’s records tell, merged into one timeline.",
        order=45,
    ),
)


@hangs_on_review
def brought(review: Review) -> Iterable[Any]:
    """The sheets that were brought in, each one row: not every line of them."""
    return imports_of(review)


@hangs_on_review
def struck_or_marked(review: Review) -> Iterable[Any]:
    """The entries on which somebody acted."""
    acted = Q(struck_on__isnull=False) | Q(marked_on__isnull=False)
    return Entry.objects.filter(acted, review=review)
