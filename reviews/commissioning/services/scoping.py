"""Write terms of reference, version after version, and say who approved which."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.months import KnownDay
from partnership.ui.words import plain_day
from reviews.commissioning.models import Approval, TakesPart, Terms
from reviews.models import Review
from reviews.services.incidents import not_after_today
from reviews.services.reviews import not_published, own_row


@dataclass(frozen=True)
class Scope:
    """What a review looks at. Of the ends of the period perhaps only the month is known."""

    period_from: KnownDay
    period_to: KnownDay
    questions: str
    agencies: Collection[Agency]
    why_new: str = ""


@transaction.atomic
def write_terms(review: Review, scope: Scope, *, after: int, by: User, today: date) -> Terms:
    """The next version of the terms of reference.

    in: `after`, the number of the version that its writer had before them; 0 for none.
    raises: NotAllowed; ValidationError once the review is published, when somebody wrote another
    version meanwhile, for a period out of order or to come, or a newer version without its reason.
    """
    require(by, "change", review)
    review = own_row(review)
    not_published(review)
    newest = review.terms.first()
    number = newest.number if newest else 0
    if after != number:
        raise ValidationError(
            f"Version {number} was written while you had the page open. Read it, then write yours."
        )
    _check(scope, number, by, review, today)
    row = Terms(
        review=review,
        number=number + 1,
        period_from=scope.period_from.day,
        from_known_to=scope.period_from.known_to,
        period_to=scope.period_to.day,
        to_known_to=scope.period_to.known_to,
        questions=scope.questions,
        why_new=scope.why_new,
        written_on=today,
        written_by=by,
    )
    row.save_because(f"version {row.number} written", by=by)
    for agency in scope.agencies:
        TakesPart(terms=row, agency=agency).save_because("takes part", by=by)
    return row


def _check(scope: Scope, number: int, by: User, review: Review, today: date) -> None:
    not_after_today(scope.period_from.day, today, "period_from", "The beginning of the period")
    not_after_today(scope.period_to.day, today, "period_to", "The end of the period")
    if number and not scope.why_new.strip():
        raise ValidationError({"why_new": "Say why there is another version"})
    pks = {agency.pk for agency in scope.agencies}
    mine = Agency.objects.visible_to(by, on=today).filter(pk__in=pks)
    here = mine.filter(listings__partnership=review.partnership_id).values_list("pk", flat=True)
    if set(here) != pks:
        raise ValidationError({"agencies": "Choose agencies of this partnership"})


@transaction.atomic
def approve_terms(
    terms: Terms, *, board: Board | None, on: date, how: str, by: User, today: date
) -> Approval:
    """Write down that a board or group, or somebody, approved this version.

    raises: NotAllowed; ValidationError for an older version than the newest, a board of elsewhere,
    a day out of order, or an approval that stands.
    """
    require(by, "change", terms.review)
    review = own_row(terms.review)
    if review.terms.first() != terms:
        raise ValidationError("A newer version has been written: approve that one.")
    not_after_today(on, today, "on", "The day of the approval")
    if on < review.decided_on:
        words = f"The review was decided on {plain_day(review.decided_on)}, not later"
        raise ValidationError({"on": words})
    if board is not None and board.partnership_id != review.partnership_id:
        raise ValidationError({"board": "Choose a board or group of this partnership"})
    if board is None and not how.strip():
        raise ValidationError({"how": "Choose a board or group, or say who approved it"})
    again = terms.approvals.filter(board=board, how=how, on=on).first()
    if again is not None:
        return again  # the second click
    if board is not None and terms.approvals.filter(board=board).exists():
        raise ValidationError({"board": "It has approved this version already"})
    row = Approval(terms=terms, board=board, on=on, how=how, recorded_by=by)
    row.save_because(f"version {terms.number} approved", by=by)
    return row
