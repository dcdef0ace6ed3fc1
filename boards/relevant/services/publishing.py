"""Publish the lists as they stand; record a publication that was made elsewhere before."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Decision, Meeting, Partnership
from boards.relevant.models import Edition, EditionEntry, ListReview
from boards.relevant.services.reviewing import hold, next_review, who_waits
from boards.relevant.standing import latest, listed_on
from partnership.access.services import require
from partnership.clock.services import refresh
from partnership.people.models import User
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Approval:
    """Who approved the lists, at which meeting or by which decision."""

    approved_by: str
    meeting: Meeting | None = None
    decision: Decision | None = None


@transaction.atomic
def publish(review: ListReview, approval: Approval, *, by: User, today: date) -> Edition:
    """Freeze the lists as they stand today and publish them; the next review is counted from here.

    raises: NotAllowed; ValidationError while an agency waits, or for an approval elsewhere.
    """
    require(by, "keep", review, on=today)
    partnership = hold(review.partnership)
    review.refresh_from_db()
    if not review.is_open:
        raise ValidationError("This review is not open.")
    waiting = [str(row.agency) for row in who_waits(review)]
    if waiting:
        raise ValidationError(f"Settle these first: {', '.join(waiting)}.")
    _refuse_elsewhere(partnership, approval, today)
    edition = _freeze(
        Edition(
            partnership=partnership,
            published_on=today,
            approved_by=approval.approved_by,
            meeting=approval.meeting,
            decision=approval.decision,
            follows=latest(partnership),
            published_by=by,
        ),
        "published",
        by,
    )
    review.edition = edition
    review.save_because("published", by=by)
    refresh(review)
    _await_next(edition, by)
    return edition


def _refuse_elsewhere(partnership: Partnership, approval: Approval, today: date) -> None:
    where = approval.meeting or approval.decision
    if where is None or where.board.partnership_id != partnership.pk:
        raise ValidationError({"where": "Choose a meeting or a decision of this partnership"})
    day = where.held_on if isinstance(where, Meeting) else where.taken_on
    if day > today:
        raise ValidationError({"where": "Choose one that has been held"})


@transaction.atomic
def record_edition(
    partnership: Partnership,
    *,
    on: date,
    approved_by: str,
    source: str,
    by: User,
    today: date,
) -> Edition:
    """Write down that the lists were published before they were kept here, as they stood that day.

    raises: NotAllowed; ValidationError for a day to come, one before an edition that is known, or
    a day of which no list is known.
    """
    require(by, "review_lists", partnership, on=today)
    hold(partnership)
    if on > today:
        words = f"It cannot be after today, {plain_day(today)}"
        raise ValidationError({"on": words})
    last = latest(partnership)
    if last and last.published_on >= on:
        words = f"Later lists are known, of {plain_day(last.published_on)}: record the oldest first"
        raise ValidationError({"on": words})
    review = next_review(partnership)
    edition = _freeze(
        Edition(
            partnership=partnership,
            published_on=on,
            approved_by=approved_by,
            source=source,
            follows=last,
            published_by=by,
        ),
        "recorded as published",
        by,
    )
    if review.pk and not review.is_open:
        review.edition = edition
        review.save_because("published elsewhere", by=by)
        refresh(review)
    _await_next(edition, by)
    return edition


def _freeze(edition: Edition, because: str, by: User) -> Edition:
    """The edition with a copy of every entry of its day. raises: ValidationError where none is."""
    rows = listed_on(edition.partnership, edition.published_on)
    if not rows:
        words = f"No list is known of {plain_day(edition.published_on)}"
        raise ValidationError({"on": words})
    edition.save_because(because, by=by)
    for row in rows:
        EditionEntry(
            edition=edition,
            agency=row.agency,
            area=row.area.name if row.area else "",
            **{name: getattr(row, name) for name in COPIED},
        ).save_because(because, by=by)
    return edition


COPIED = ("list_name", "title", "heading", "subheading", "printed", "order")


def _await_next(edition: Edition, by: User) -> None:
    """From now on the next review is counted; one that is open goes on and counts from here."""
    review = next_review(edition.partnership)
    review.since = edition
    review.save_because("counted from this publication", by=by)
    refresh(review)
