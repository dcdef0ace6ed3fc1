"""A review between its decision and its publication: sign-off, plan, copies, reasons, delays."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.rooms import refuse_if_held
from partnership.access.services import require
from partnership.clock import services as clock
from partnership.clock.bank_holidays import ENGLAND_AND_WALES
from partnership.clock.rules import rule_for
from partnership.documents.services import attach
from partnership.documents.validators import PDF
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.deadlines import COPY_RULES
from reviews.models import Despatch, Explanation, Recipient, Review, Scope
from reviews.services.incidents import not_after_today

REPORT = "Full report, as signed off"


def own_row(review: Review) -> Review:
    """The row, locked until the act is done."""
    return Review.objects.select_for_update().get(pk=review.pk)


def not_published(review: Review) -> None:
    """raises: ValidationError once the review is published: what was then is frozen."""
    if review.published_on:
        words = f"{review.reference} was published on {plain_day(review.published_on)}."
        raise ValidationError(words)
    if review.withheld_on:
        words = f"{review.reference} was concluded on {plain_day(review.withheld_on)}."
        raise ValidationError(words)


@transaction.atomic
def sign_off(
    review: Review, *, on: date, reviewer: str, report: Any, by: User, today: date, now: datetime
) -> Review:
    """The report is complete and signed off; the PDF is kept with the review.

    raises: NotAllowed; ValidationError for a second sign-off, a day out of order or a wrong file.
    """
    require(by, "sign_off", review)
    review = own_row(review)
    if review.signed_off_on:
        words = f"It was signed off on {plain_day(review.signed_off_on)} by {review.signed_off_by}."
        raise ValidationError(words)
    not_after_today(on, today, "on", "The day of sign-off")
    if on < review.decided_on:
        words = f"The review was decided on {plain_day(review.decided_on)}, not later"
        raise ValidationError({"on": words})
    refuse_if_held(review, signed_off_on=on, reviewer=reviewer)
    review.signed_off_on, review.signed_off_by, review.reviewer = on, by, reviewer
    review.save_because("signed off", by=by)
    try:
        attach(review, report, title=REPORT, by=by, now=now, only=(PDF,))
    except ValidationError as error:
        raise ValidationError({"report": error.messages}) from None
    clock.refresh(review)
    return review


@transaction.atomic
def undo_sign_off(review: Review, *, because: str, by: User) -> Review:
    """Take the sign-off back, for a wrong file or day; the plan goes with it.

    raises: NotAllowed; ValidationError once it is published, while it is not signed off, or while
    copies stand: they were of the report that is taken back.
    """
    require(by, "sign_off", review)
    review = own_row(review)
    not_published(review)
    if review.signed_off_on is None:
        raise ValidationError("It is not signed off.")
    if review.despatches.filter(withdrawn_because="").exists():
        raise ValidationError("Withdraw the copies first: they were of this report.")
    review.signed_off_on = review.signed_off_by = review.planned_on = None
    review.publishes_itself = False
    review.save_because(f"sign-off taken back: {because}", by=by)
    clock.refresh(review)
    return review


@dataclass(frozen=True)
class Plan:
    """When a review will be published and what the public will read."""

    on: date
    scope: str
    title: str
    summary: str
    publishes_itself: bool = False
    not_full_because: str = ""


@transaction.atomic
def plan_publication(review: Review, plan: Plan, *, by: User, today: date) -> Review:
    """Set or move the plan. Days are counted again at once; an override of the old plan lapses.

    raises: NotAllowed; ValidationError before sign-off, after publication, for a day in the past
    or beyond the calendar, or for less than the full report without a justification.
    """
    require(by, "plan", review)
    review = own_row(review)
    not_published(review)
    _check_plan(review, plan, today)
    moved = review.planned_on and review.planned_on != plan.on
    before = (review.planned_on, review.scope, review.public_words)
    review.planned_on, review.planned_by, review.scope = plan.on, by, plan.scope
    review.public_title, review.public_summary = plan.title, plan.summary
    review.publishes_itself = plan.publishes_itself
    review.not_full_because = "" if plan.scope == Scope.FULL else plan.not_full_because
    review.save_because("planned date moved" if moved else "publication planned", by=by)
    if before != (review.planned_on, review.scope, review.public_words):
        _let_overrides_lapse(review, by, today)
    clock.refresh(review)
    return review


def _check_plan(review: Review, plan: Plan, today: date) -> None:
    if review.signed_off_on is None:
        raise ValidationError("Sign the review off before planning its publication.")
    if plan.on < today:
        raise ValidationError({"on": f"The planned day is before today, {plain_day(today)}"})
    if plan.on > ENGLAND_AND_WALES.last:
        words = f"Working days can be counted until {plain_day(ENGLAND_AND_WALES.last)}"
        raise ValidationError({"on": words})
    _check_words(plan)


def _check_words(plan: Plan) -> None:
    # Partners set out for the Panel and the Secretary of State why less than the report is
    # published (Children Act 2004 s16F; Working Together, local reviews).
    if plan.scope != Scope.FULL and not plan.not_full_because.strip():
        what = "only the improvements are" if plan.scope == Scope.IMPROVEMENTS else "nothing is"
        raise ValidationError({"not_full_because": f"Say why {what} published"})
    if plan.scope == Scope.NOTHING:
        if plan.publishes_itself:
            words = "Nothing is published: conclude it yourself on that day"
            raise ValidationError({"publishes_itself": words})
        return
    for field, words in (("title", "title"), ("summary", "summary")):
        if not getattr(plan, field).strip():
            raise ValidationError({field: f"Enter the {words} for the public"})


def _let_overrides_lapse(review: Review, by: User, today: date) -> None:
    for override in review.overrides.filter(lapsed_on__isnull=True):
        override.lapsed_on = today
        override.save_because("lapsed: the plan changed", by=by)


@dataclass(frozen=True)
class Copy:
    """A copy that left: to whom, of what, when and how, with its proof if there is one."""

    to: str
    sent_on: date
    how: str
    scope: str = Scope.FULL
    proof: Any = None


@transaction.atomic
def record_copy(review: Review, copy: Copy, *, by: User, today: date, now: datetime) -> Despatch:
    """A copy left for the Panel, the Secretary of State or Ofsted.

    It may be recorded after an overridden publication too: the copy is still owed.
    raises: NotAllowed; ValidationError before sign-off, for a second copy of the same to the same
    body, a day out of order, or improvements that are not planned yet.
    """
    require(by, "change", review)
    review = own_row(review)
    _check_copy(review, copy, today)
    row = Despatch(
        review=review,
        to=copy.to,
        scope=copy.scope,
        of_words="" if copy.scope == Scope.FULL else review.public_words,
        sent_on=copy.sent_on,
        how=copy.how,
        recorded_by=by,
        recorded_on=today,
    )
    _refuse_second(review, row)
    row.save_because(f"copy to {Recipient(copy.to).label} recorded", by=by)
    if copy.proof:
        _keep_proof(review, copy.proof, copy.to, by, now)
    clock.refresh(review)
    return row


def _check_copy(review: Review, copy: Copy, today: date) -> None:
    if not review.is_practice_review:
        raise ValidationError("No national notice is owed for a safeguarding adult review.")
    if review.signed_off_on is None:
        raise ValidationError("Sign the review off before sending copies.")
    if copy.scope != Scope.FULL and review.scope != copy.scope:
        words = "Plan it so first: the copy is of the words of that plan"
        raise ValidationError({"scope": words})
    not_after_today(copy.sent_on, today, "sent_on", "The day sent")
    if copy.sent_on < review.signed_off_on:
        words = f"The report was signed off on {plain_day(review.signed_off_on)}, not later"
        raise ValidationError({"sent_on": words})


def _refuse_second(review: Review, row: Despatch) -> None:
    same = review.despatches.filter(
        to=row.to, scope=row.scope, of_words=row.of_words, withdrawn_because=""
    )
    if same.exists():
        who = Recipient(row.to).label
        words = f"A copy to {who} is recorded already. Withdraw it if it is wrong"
        raise ValidationError({"to": words})


def _keep_proof(review: Review, proof: Any, to: str, by: User, now: datetime) -> None:
    try:
        title = f"Proof of the copy to {Recipient(to).label}"
        attach(review, proof, title=title, by=by, now=now)
    except ValidationError as error:
        raise ValidationError({"proof": error.messages}) from None


@transaction.atomic
def withdraw_copy(copy: Despatch, *, because: str, by: User) -> Despatch:
    """Take back a copy that was recorded by mistake; the row and the reason stay.

    raises: NotAllowed; ValidationError once the review is published.
    """
    require(by, "change", copy.review)
    review = own_row(copy.review)
    not_published(review)
    if copy.withdrawn_because:
        raise ValidationError("This copy is withdrawn already.")
    copy.withdrawn_because = because
    copy.save_because(f"withdrawn: {because}", by=by)
    clock.refresh(review)
    return copy


@transaction.atomic
def explain(review: Review, *, code: str, reason: str, by: User, today: date) -> Explanation:
    """Record why a should is not met. A later reason takes the place of an earlier one.

    raises: NotAllowed; ValidationError for a must: no reason excuses one.
    """
    require(by, "change", review)
    review = own_row(review)
    not_published(review)
    if rule_for(code).force == "must":
        raise ValidationError("The law says must: a reason does not excuse it.")
    if code not in COPY_RULES.values():
        raise ValidationError("Passing the six months is explained as a delay.")
    found = Explanation.objects.filter(review=review, code=code).first()
    row = found or Explanation(review=review, code=code)
    row.reason, row.recorded_by, row.recorded_on = reason, by, today
    row.save_because(f"reason recorded about {code}", by=by)
    clock.refresh(review)
    return row
