"""What stands in the log of a review, and on its page of files, for one reader."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from partnership.access.querysets import about_visible
from partnership.access.services import offices_as_seen
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from partnership.records.history import Change, changes_of
from reviews.models import Publication, Review

# (the review) to the rows of a room above that hang on it, for its log.
Hangs = Callable[[Review], Iterable[Any]]
_hangs: list[Hangs] = []


def hangs_on_review(rows: Hangs) -> Hangs:
    """Declare which rows of a room above stand in the log of a review. One query for each kind."""
    _hangs.append(rows)
    return rows


def log_lines(review: Review, user: Any) -> list[Change]:
    """Every change of the review and of what hangs on it, newest first."""
    hangs: Any = (
        review.despatches,
        review.delays,
        review.overrides,
        review.explanations,
        review.comments,
    )
    public = Publication.objects.filter(review=review)
    own = (part for parts in hangs for part in parts.all())
    above = (part for rows in _hangs for part in rows(review))
    rows = (review, *own, *public, *above)
    return changes_of(*rows, as_seen=partial(offices_as_seen, user))


def letters_about(review: Review, user: Any) -> Any:
    """The letters about it, newest first."""
    found = about_visible(Letter.objects.about(review), user)
    return found.select_related("to", "mailbox", "digest")


def files_of(review: Review, user: Any) -> Any:
    """Its files, newest first."""
    return about_visible(Document.objects.about(review), user)
