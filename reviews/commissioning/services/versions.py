"""Add a draft of the report, withdraw a wrong one, have two of them compared."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.documents.models import Document
from partnership.documents.services import attach, the_same
from partnership.documents.validators import KINDS
from partnership.jobs.services import request
from partnership.people.models import User
from partnership.search.reading import text_of
from partnership.ui.words import plain_day
from reviews.commissioning.comparing import compared
from reviews.commissioning.models import Comparison, State, Step, Version
from reviews.models import Review
from reviews.services.reviews import own_row

PDF_OR_WORD = tuple(kind for kind in KINDS if kind.suffixes[0] in (".pdf", ".docx"))
COMPARE = "commissioning.compare"


@transaction.atomic
def add_version(
    review: Review, *, report: Any, what_changed: str, by: User, today: date, now: datetime
) -> Version:
    """Keep the next draft under its number. The very same file sent twice is the same draft.

    raises: NotAllowed; ValidationError once the report is signed off, or for a wrong file.
    """
    require(by, "change", review)
    review = own_row(review)
    if review.signed_off_on is not None:
        words = f"The report was signed off on {plain_day(review.signed_off_on)}."
        raise ValidationError(f"{words} Take the sign-off back to add another draft.")
    newest = review.versions.first()
    standing = [newest] if newest and newest.withdrawn_on is None else []
    again: Version | None = the_same(standing, report)
    if again is not None:
        return again  # the second click
    number = newest.number + 1 if newest else 1
    row = Version(
        review=review, number=number, what_changed=what_changed, added_on=today, added_by=by
    )
    row.save_because(f"draft {number} added", by=by)
    try:
        title = f"Draft {number} of the report, {review.reference}"
        attach(row, report, title=title, by=by, now=now, only=PDF_OR_WORD)
    except ValidationError as error:
        raise ValidationError({"report": error.messages}) from None
    return row


@transaction.atomic
def withdraw_version(version: Version, *, because: str, by: User, today: date) -> Version:
    """Take a wrong file out of sight: from then on it is the partnership service's alone.

    raises: NotAllowed; ValidationError when it is withdrawn, or before a body that is to agree.
    """
    require(by, "change", version.review)
    own_row(version.review)
    row: Version = Version.objects.get(pk=version.pk)
    if row.withdrawn_on is not None:
        raise ValidationError(f"It was withdrawn on {plain_day(row.withdrawn_on)}.")
    held = Step.objects.filter(version=row, state__in=(State.HELD, State.AGREED))
    step = held.filter(chain__withdrawn_because="").select_related("body").first()
    if step is not None:
        words = f"{step.who} has this draft or agreed to it."
        raise ValidationError(f"{words} Have it sent back first.")
    row.withdrawn_on, row.withdrawn_because = today, because
    row.save_because(f"withdrawn: {because}", by=by)
    return row


@transaction.atomic
def ask_comparison(one: Version, other: Version, *, now: datetime) -> Comparison:
    """Have two drafts compared by a job. Whoever calls has asked the gate about both.

    raises: ValidationError for a draft and itself, or drafts of two reviews.
    """
    if one == other or one.review_id != other.review_id:
        raise ValidationError("Choose two different drafts of this review")
    older, newer = sorted((one, other), key=lambda version: version.number)
    row, _ = Comparison.objects.get_or_create(older=older, newer=newer, defaults={"asked_at": now})
    if row.done_at is None:
        request(COMPARE, str(row.pk), now=now)
    return row


def work_out(comparison: int, *, now: datetime) -> None:
    """Compare the texts of both files. Safe to run twice: what is done is left."""
    row = Comparison.objects.filter(pk=comparison, done_at__isnull=True).first()
    if row is None:
        return
    texts, notes = [], []
    for version in (row.older, row.newer):
        document = Document.objects.about(version).order_by("pk").first()
        text, why = text_of(document) if document else ("", "The file is missing")
        texts.append(text)
        notes += [f"Draft {version.number}: {why}."] if why else []
    if all(texts):
        row.parts, cut = compared(*texts)
        notes += [f"{cut}."] if cut else []
    row.note, row.done_at = " ".join(notes)[:300], now
    row.save()
