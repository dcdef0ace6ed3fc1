"""Write down what a review teaches, correct it, strike it, say with whom it was shared early."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.findings.models import EarlySharing, Finding, LearningTheme
from reviews.models import Review
from reviews.services.reviews import own_row


@dataclass(frozen=True)
class Found:
    """What was learned, under which theme, when, and whether to share it before the report."""

    words: str
    theme: LearningTheme
    found_on: date
    early: bool = False


@transaction.atomic
def record_finding(review: Review, found: Found, *, by: User, today: date) -> Finding:
    """Write a finding under the next number of its review.

    raises: NotAllowed; ValidationError for a theme of elsewhere or a retired one, or a day in the
    future or before the incident was known.
    """
    require(by, "change", review, on=today)
    review = own_row(review)
    _check(review, found, today)
    facts = {"words": found.words, "theme": found.theme, "found_on": found.found_on}
    again: Finding | None = review.findings.standing().filter(**facts).first()
    if again is not None:
        return again  # the second click
    last = review.findings.order_by("-number").values_list("number", flat=True).first() or 0
    row = Finding(review=review, number=last + 1, early=found.early, recorded_by=by, **facts)
    row.save_because("finding recorded", by=by)
    return row


def _check(review: Review, found: Found, today: date, *, stands: int | None = None) -> None:
    """in: `stands`, the number of the theme that a finding has already: it may stay retired."""
    errors: dict[str, str] = {}
    kept = LearningTheme.objects.kept_on(today).filter(partnership=review.partnership_id)
    if found.theme.pk != stands and not kept.filter(pk=found.theme.pk).exists():
        errors["theme"] = "Choose a theme that the partnership keeps"
    known = review.incident.became_aware_on
    if found.found_on > today:
        errors["found_on"] = f"The day of the finding cannot be after today, {plain_day(today)}"
    elif found.found_on < known:
        errors["found_on"] = f"The incident became known on {plain_day(known)}, not later"
    if errors:
        raise ValidationError(errors)


def locked(finding: Finding) -> Finding:
    """The finding as it stands now. raises: ValidationError when it is struck."""
    row: Finding = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("review__incident", "review__board")
        .get(pk=finding.pk)
    )
    if row.struck_because:
        raise ValidationError("This finding is struck.")
    return row


@transaction.atomic
def change_finding(
    finding: Finding, found: Found, *, because: str, by: User, today: date
) -> Finding:
    """Correct a finding; what it said before stays in the log.

    raises: NotAllowed; ValidationError as `record_finding`, for a struck one, or where it was
    shared early and is now said not to be.
    """
    require(by, "change", finding, on=today)
    row = locked(finding)
    _check(row.review, found, today, stands=row.theme_id)
    if not found.early and row.sharings.filter(withdrawn_because="").exists():
        raise ValidationError({"early": "It was shared early already: withdraw that first"})
    row.words, row.theme = found.words, found.theme
    row.found_on, row.early = found.found_on, found.early
    row.save_because(because, by=by)
    return row


@transaction.atomic
def strike_finding(finding: Finding, *, because: str, by: User, today: date) -> Finding:
    """It was no finding; it stays in the log and counts nowhere.

    raises: NotAllowed; ValidationError while a recommendation of it stands.
    """
    require(by, "change", finding, on=today)
    row = locked(finding)
    if row.recommendations.filter(withdrawn_because="").exists():
        raise ValidationError("Withdraw its recommendations first.")
    row.struck_because = because
    row.save_because(f"struck: {because}"[:200], by=by)
    return row


@transaction.atomic
def say_shared(
    finding: Finding, *, shared_on: date, to_whom: str, how: str, by: User, today: date
) -> EarlySharing:
    """Learning was shared before the report; it counts as early learning from then on.

    raises: NotAllowed; ValidationError for a day out of order or after publication.
    """
    require(by, "change", finding, on=today)
    row = locked(finding)
    _check_shared(row, shared_on, today)
    facts = {"shared_on": shared_on, "to_whom": to_whom, "how": how, "withdrawn_because": ""}
    again: EarlySharing | None = row.sharings.filter(**facts).first()
    if again is not None:
        return again  # the second click
    if not row.early:
        row.early = True
        row.save_because("shared before the report", by=by)
    sharing = EarlySharing(finding=row, recorded_by=by, **facts)
    sharing.save_because("shared before the report", by=by)
    return sharing


def _check_shared(row: Finding, shared_on: date, today: date) -> None:
    out = row.review.published_on
    if shared_on > today:
        words = f"The day it was shared cannot be after today, {plain_day(today)}"
    elif shared_on < row.found_on:
        words = f"It was found on {plain_day(row.found_on)}, not later"
    elif out and shared_on >= out:
        words = f"The review was published on {plain_day(out)}: that is not before the report"
    else:
        return
    raise ValidationError({"shared_on": words})


@transaction.atomic
def withdraw_sharing(sharing: EarlySharing, *, because: str, by: User, today: date) -> EarlySharing:
    """It was not shared so: a slip. raises: NotAllowed; ValidationError the second time."""
    require(by, "change", sharing.finding, on=today)
    row: EarlySharing = EarlySharing.objects.select_for_update().get(pk=sharing.pk)
    if row.withdrawn_because:
        raise ValidationError("It is withdrawn already.")
    row.withdrawn_because = because
    row.save_because(f"withdrawn: {because}"[:200], by=by)
    return row
