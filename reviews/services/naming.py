"""Who is named for a review: its panel, and whoever else has to know."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import name_exception, require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.models import PanelPart, Review, ReviewException


@dataclass(frozen=True)
class Naming:
    """Who is named, for what part, why and for which days; without an end, until it is ended."""

    person: User
    part: str
    because: str
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def name_for_review(review: Review, naming: Naming, *, by: User, today: date) -> ReviewException:
    """Let a person read one review. Named again, the newer part, reason and days hold.

    raises: NotAllowed; ValidationError for an end before the first day or before today.
    """
    if naming.ends_on and naming.ends_on < max(naming.starts_on, today):
        limit = plain_day(max(naming.starts_on, today))
        raise ValidationError({"ends_on": f"The last day cannot be before {limit}"})
    row: ReviewException = name_exception(
        review,
        naming.person,
        because=naming.because,
        starts_on=naming.starts_on,
        ends_on=naming.ends_on,
        by=by,
        part=PanelPart(naming.part),
    )
    return row


@transaction.atomic
def end_naming(naming: ReviewException, *, because: str, by: User, today: date) -> ReviewException:
    """From today on the person reads the review no more; what they opened stays in the log.

    raises: NotAllowed; ValidationError when it is over already.
    """
    require(by, "name_exception", naming.content_object)
    row: ReviewException = ReviewException.objects.select_for_update().get(pk=naming.pk)
    if row.ends_on and row.ends_on < today:
        raise ValidationError(f"It ended on {plain_day(row.ends_on)}.")
    yesterday = date.fromordinal(today.toordinal() - 1)
    row.ends_on = yesterday
    row.starts_on = min(row.starts_on, yesterday)
    row.save_because(f"named no longer: {because}", by=by)
    return row
