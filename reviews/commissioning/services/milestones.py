"""Milestones of a commission: set, moved with a reason, done, dropped."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.commissioning.models import Commission, Milestone
from reviews.services.incidents import not_after_today


@transaction.atomic
def add_milestone(commission: Commission, *, what: str, due_on: date, by: User) -> Milestone:
    """Agree on a piece of work and its day. raises: NotAllowed; ValidationError for a day before
    the contract, or a commission that ended."""
    require(by, "change", commission.review)
    commission = Commission.objects.select_for_update().get(pk=commission.pk)
    if commission.ended_on is not None:
        raise ValidationError(f"This commission ended on {plain_day(commission.ended_on)}.")
    _after_contract(due_on, commission)
    again = commission.milestones.filter(what=what, due_on=due_on, dropped_because="").first()
    if again is not None:
        return again  # the second click
    row = Milestone(commission=commission, what=what, first_due_on=due_on, due_on=due_on)
    row.save_because("milestone set", by=by)
    return row


@transaction.atomic
def move_milestone(milestone: Milestone, *, due_on: date, because: str, by: User) -> Milestone:
    """Give it another day; its first one stays to be seen. raises: NotAllowed; ValidationError."""
    row = _waited_for(milestone, by)
    if row.due_on == due_on:
        raise ValidationError({"due_on": f"It is due on {plain_day(due_on)} already"})
    _after_contract(due_on, row.commission)
    row.due_on, row.moved_because = due_on, because
    row.save_because(f"moved: {because}", by=by)
    return row


@transaction.atomic
def finish_milestone(milestone: Milestone, *, on: date, by: User, today: date) -> Milestone:
    """It was done on a day. raises: NotAllowed; ValidationError."""
    row = _waited_for(milestone, by)
    not_after_today(on, today, "on", "The day it was done")
    if on < row.commission.contract_on:
        words = f"The contract is of {plain_day(row.commission.contract_on)}"
        raise ValidationError({"on": f"It cannot be done before the contract. {words}"})
    row.done_on = on
    row.save_because("done", by=by)
    return row


@transaction.atomic
def drop_milestone(milestone: Milestone, *, because: str, by: User) -> Milestone:
    """It is not asked for any more; the row and the reason stay. raises: NotAllowed;
    ValidationError."""
    row = _waited_for(milestone, by)
    row.dropped_because = because
    row.save_because(f"dropped: {because}", by=by)
    return row


def _waited_for(milestone: Milestone, by: User) -> Milestone:
    require(by, "change", milestone.commission.review)
    rows = Milestone.objects.select_for_update(of=("self",)).select_related("commission")
    row: Milestone = rows.get(pk=milestone.pk)
    if row.done_on is not None:
        raise ValidationError(f"It was done on {plain_day(row.done_on)}.")
    if row.dropped_because:
        raise ValidationError(f"It was dropped: {row.dropped_because}.")
    if row.commission.ended_on is not None:
        raise ValidationError(f"This commission ended on {plain_day(row.commission.ended_on)}.")
    return row


def _after_contract(day: date, commission: Commission) -> None:
    if day < commission.contract_on:
        words = f"The contract is of {plain_day(commission.contract_on)}, not later"
        raise ValidationError({"due_on": words})
