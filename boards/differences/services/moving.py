"""Take a difference further, resolve it, record an act for safety; keep its days right."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.differences.models import Difference, Safety, State, Step
from boards.differences.services.stepping import (
    add_safety,
    begin_stage,
    due_after,
    tell_next,
)
from partnership.access.services import require
from partnership.people.models import User
from partnership.records.sets import in_sets

OVER = "It is resolved already."


def _locked(row: Difference) -> Difference:
    rows = Difference.objects.select_related("partnership", "raised_for")
    found: Difference = rows.select_for_update(of=("self",)).get(pk=row.pk)
    return found


def _end_step(row: Difference, because: str, *, by: User, today: date) -> Step:
    step: Step = row.steps.get(ended_on__isnull=True)
    step.ended_on, step.ended_because = today, because
    step.save_because(f"stage {step.number} ended: {because}", by=by)
    return step


@transaction.atomic
def move_on(
    difference: Difference, *, stage: int, because: str, by: User, today: date, now: datetime
) -> Difference:
    """Take it from this stage to the next, at any time: no stage has to run its days.

    in: `stage`, the one that the page showed, so that two who move it at once move it once.
    raises: NotAllowed; ValidationError when it is resolved, elsewhere by now, or at the last stage.
    """
    require(by, "view", difference, on=today)
    row = _locked(difference)
    if row.state != State.OPEN:
        raise ValidationError(OVER)
    if row.stage != stage:
        raise ValidationError(f"Somebody has just moved it to stage {row.stage}.")
    _end_step(row, because, by=by, today=today)
    step = begin_stage(row, stage + 1, by=by, today=today)
    words = f"it went to stage {step.number}"
    tell_next(row, step, what="begun", words=words, by=by, today=today, now=now)
    return row


@transaction.atomic
def resolve_difference(
    difference: Difference,
    *,
    outcome: str,
    theme: str,
    learning: str,
    by: User,
    today: date,
    now: datetime,
) -> Difference:
    """Say how it ended and what is learned; at any stage. The agencies are told.

    raises: NotAllowed; ValidationError when it is resolved already.
    """
    require(by, "view", difference, on=today)
    row = _locked(difference)
    if row.state != State.OPEN:
        if (row.outcome, row.theme, row.learning) == (outcome, theme, learning):
            return row  # the second click
        raise ValidationError(OVER)
    row.outcome, row.theme, row.learning = outcome, theme, learning
    row.state, row.resolved_on = State.RESOLVED, today
    said = str(row.get_outcome_display())
    step = _end_step(row, said, by=by, today=today)
    row.save_because(f"resolved: {said}", by=by)
    tell_next(row, step, what="resolved", words="it is resolved", by=by, today=today, now=now)
    return row


@transaction.atomic
def record_safety(
    difference: Difference, *, words: str, by: User, today: date, now: datetime
) -> Safety:
    """Write down what was done at once for somebody's safety: at any stage, also when resolved.

    raises: NotAllowed.
    """
    require(by, "view", difference, on=today)
    row = _locked(difference)
    newest = row.safety.last()
    if newest and (newest.words, newest.recorded_by_id) == (words, by.pk):
        return newest  # the second click
    return add_safety(row, words=words, by=by, now=now)


@transaction.atomic
def recount_stages() -> int:
    """Count the last days of open stages anew: a bank holiday may have been proclaimed since.

    Returns how many moved. Safe to run at any time.
    """
    moved = 0
    running = Step.objects.filter(ended_on__isnull=True, days__isnull=False)
    for steps in in_sets(running.select_related("difference")):
        for step in steps:
            due = due_after(step.started_on, step.days)
            if due != step.due_on:
                moved += 1
                step.due_on = step.difference.due_on = due
                step.save_because("counted anew: the calendar changed", by=None)
                step.difference.save_because("counted anew: the calendar changed", by=None)
    return moved
