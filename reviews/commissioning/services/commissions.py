"""Commission somebody, change what was agreed, end it; statements, conflicts, invoices."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import ReportingPeriod
from partnership.access.services import require
from partnership.funding import services as funding
from partnership.funding.models import Cost
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.commissioning.models import Commission, Conflict, Role, Statement
from reviews.models import Review
from reviews.services.incidents import not_after_today
from reviews.services.reviews import not_published, own_row


@dataclass(frozen=True)
class Agreed:
    """What was agreed with somebody: how they work, how long and for how much."""

    method: str
    basis: str
    days_agreed: Decimal
    pence: int


@transaction.atomic
def commission_reviewer(
    review: Review,
    agreed: Agreed,
    *,
    role: str,
    name: str,
    firm: str,
    independent: bool,
    contract_on: date,
    by: User,
    today: date,
) -> Commission:
    """Commission somebody for one role of a review.

    raises: NotAllowed; ValidationError once the review is published, while somebody else has the
    role, or for a contract that is to come or older than the one that ended.
    """
    require(by, "change", review)
    review = own_row(review)
    not_published(review)
    _since_decided(review, contract_on, today, "contract_on", "The day of the contract")
    running = review.commissions.filter(role=role, ended_on__isnull=True).first()
    if running is not None:
        if (running.name, running.contract_on) == (name, contract_on):
            return running  # the second click
        words = f"{running.name} is commissioned as {Role(role).label.lower()}. End that first"
        raise ValidationError({"role": words})
    row = Commission(
        review=review,
        role=role,
        name=name,
        firm=firm,
        independent=independent,
        contract_on=contract_on,
        **vars(agreed),
    )
    row.save_because(f"{name} commissioned", by=by)
    return row


@transaction.atomic
def change_commission(
    commission: Commission, agreed: Agreed, *, firm: str, because: str, by: User
) -> Commission:
    """Agree on other days, another price or method. raises: NotAllowed; ValidationError."""
    row = _running(commission, by)
    row.firm = firm
    for name, value in vars(agreed).items():
        setattr(row, name, value)
    row.save_because(because, by=by)
    return row


@transaction.atomic
def end_commission(
    commission: Commission, *, on: date, because: str, by: User, today: date
) -> Commission:
    """The work ends early, or is complete; another may be commissioned after it.

    raises: NotAllowed; ValidationError when it has ended, or before its contract.
    """
    row = _running(commission, by)
    not_after_today(on, today, "on", "The last day")
    if on < row.contract_on:
        words = f"The contract is of {plain_day(row.contract_on)}"
        raise ValidationError({"on": f"The last day cannot be before the contract. {words}"})
    row.ended_on, row.ended_because = on, because
    row.save_because("commission ended", by=by)
    return row


# --- independence -------------------------------------------------------------------------


@transaction.atomic
def record_statement(
    commission: Commission, *, words: str, stated_on: date, by: User, today: date
) -> Statement:
    """What they say of their independence; a newer one takes the place of an older.

    raises: NotAllowed; ValidationError for a day to come or a commission that ended.
    """
    commission = _running(commission, by)
    review = commission.review
    _since_decided(review, stated_on, today, "stated_on", "The day of the statement")
    newest = commission.statements.first()
    if newest is not None:
        if (newest.words, newest.stated_on) == (words, stated_on):
            return newest  # the second click
        if stated_on < newest.stated_on:
            said = f"A statement of {plain_day(newest.stated_on)} is here. Give a day not before it"
            raise ValidationError({"stated_on": said})
    row = Statement(commission=commission, words=words, stated_on=stated_on, recorded_by=by)
    row.save_because("statement of independence recorded", by=by)
    return row


@transaction.atomic
def accept_statement(statement: Statement, *, on: date, by: User, today: date) -> Statement:
    """Whoever answers for the sign-off takes the statement as enough.

    raises: NotAllowed; ValidationError when a newer one stands, or for a day out of order.
    """
    require(by, "judge", statement.commission)
    commission = Commission.objects.select_for_update().get(pk=statement.commission_id)
    row = Statement.objects.get(pk=statement.pk)
    if commission.statements.first() != row:
        raise ValidationError("A newer statement has been recorded. Read that one.")
    if row.accepted_on is not None:
        words = f"It was accepted on {plain_day(row.accepted_on)} by {row.accepted_by}."
        raise ValidationError(words)
    _between(on, row.stated_on, today, "The statement is of")
    row.accepted_on, row.accepted_by = on, by
    row.save_because("statement of independence accepted", by=by)
    return row


@transaction.atomic
def declare_conflict(
    commission: Commission, *, what: str, declared_on: date, by: User, today: date
) -> Conflict:
    """Write down a conflict that was declared. raises: NotAllowed; ValidationError."""
    commission = _running(commission, by)
    review = commission.review
    _since_decided(review, declared_on, today, "declared_on", "The day it was declared")
    again = commission.conflicts.filter(what=what, declared_on=declared_on).first()
    if again is not None:
        return again  # the second click
    row = Conflict(commission=commission, what=what, declared_on=declared_on, recorded_by=by)
    row.save_because("conflict declared", by=by)
    return row


@transaction.atomic
def rule_on_conflict(
    conflict: Conflict, *, ruling: str, words: str, on: date, by: User, today: date
) -> Conflict:
    """Decide whether the work goes on. raises: NotAllowed; ValidationError when it is ruled on."""
    require(by, "judge", conflict.commission)
    row = Conflict.objects.select_for_update().get(pk=conflict.pk)
    if row.ruled_on is not None:
        said = f"It was ruled on by {row.ruled_by} on {plain_day(row.ruled_on)}."
        raise ValidationError(f"{said} Declare the conflict anew if something has changed.")
    _between(on, row.declared_on, today, "The conflict was declared on")
    row.ruling, row.ruling_words, row.ruled_on, row.ruled_by = ruling, words, on, by
    row.save_because("conflict ruled on", by=by)
    return row


# --- invoices -----------------------------------------------------------------------------


@transaction.atomic
def post_invoice(
    commission: Commission, *, pence: int, what: str, on: date, by: User, today: date
) -> Cost:
    """Post what somebody is paid, also after the end of the work. raises: NotAllowed;
    ValidationError for a day before the contract or to come."""
    require(by, "change", commission.review)
    if on < commission.contract_on:
        words = f"The contract is of {plain_day(commission.contract_on)}"
        raise ValidationError({"on": f"The invoice cannot be older. {words}"})
    periods = ReportingPeriod.objects.on(on).filter(partnership=commission.review.partnership_id)
    year = next(iter(periods.values_list("starts_on", "ends_on")), None)
    return funding.post_cost(
        commission,
        pence=pence,
        what=what,
        payable_to=commission.firm or commission.name,
        on=on,
        year=year,
        by=by,
        today=today,
    )


@transaction.atomic
def reverse_invoice(
    commission: Commission, cost: Cost, *, because: str, by: User, today: date
) -> Cost:
    """Take a wrong posting out of the sum by an entry of its own. raises: NotAllowed;
    ValidationError."""
    require(by, "change", commission.review)
    return funding.reverse_cost(cost, because=because, by=by, today=today)


def _running(commission: Commission, by: User) -> Commission:
    """The row, held until the act is done. raises: NotAllowed; ValidationError when it ended."""
    require(by, "change", commission.review)
    row: Commission = Commission.objects.select_for_update().get(pk=commission.pk)
    if row.ended_on is not None:
        raise ValidationError(f"This commission ended on {plain_day(row.ended_on)}.")
    return row


def _since_decided(review: Review, on: date, today: date, field: str, what: str) -> None:
    not_after_today(on, today, field, what)
    if on < review.decided_on:
        words = f"The review was decided on {plain_day(review.decided_on)}, not later"
        raise ValidationError({field: words})


def _between(on: date, first: date, today: date, words: str) -> None:
    not_after_today(on, today, "on", "The day")
    if on < first:
        raise ValidationError({"on": f"{words} {plain_day(first)}, not later"})
