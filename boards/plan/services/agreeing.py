"""Acts on a plan as a whole: a board agrees it, the service closes it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.meetings.models import LineKind, MinuteLine
from boards.models import Decision
from boards.plan.models import Plan, Status
from boards.plan.services.holding import hold
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day

Ground = Decision | MinuteLine


def grounds(plan: Plan, user: Any) -> dict[str, Ground]:
    """The decisions of the plan's board, and the decisions in its minutes, that the user may read,
    newest first, by a key such as "decision-3". Two queries."""
    decisions = Decision.objects.visible_to(user).filter(board=plan.board_id)
    lines = MinuteLine.objects.visible_to(user).filter(
        kind=LineKind.DECISION, dropped_because="", item__meeting__board=plan.board_id
    )
    lines = lines.select_related("item__meeting__board").order_by("-item__meeting__held_on", "pk")
    found: dict[str, Ground] = {f"decision-{row.pk}": row for row in decisions}
    return found | {f"line-{row.pk}": row for row in lines}


def day_of(ground: Ground) -> date:
    """The day on which it was decided."""
    if isinstance(ground, Decision):
        return ground.taken_on
    assert ground.item.meeting is not None
    return ground.item.meeting.held_on


@transaction.atomic
def agree_plan(plan: Plan, ground: Ground, *, by: User, today: date) -> Plan:
    """A board agreed the plan by this decision: from now on the whole partnership reads it.

    raises: NotAllowed; ValidationError for a plan without an action, one that is agreed already, a
    decision of another board or one to come.
    """
    require(by, "keep", plan)
    plan = hold(plan)
    if plan.status != Status.DRAFT:
        raise ValidationError("The plan is agreed already.")
    if not plan.actions.filter(ended_on__isnull=True).exists():
        raise ValidationError("There is no action in the plan yet.")
    if grounds(plan, by).get(_key(ground)) != ground:
        raise ValidationError({"ground": "Choose a decision of the board that owns the plan"})
    if day_of(ground) > today:
        raise ValidationError({"ground": f"It is dated after today, {plain_day(today)}"})
    plan.status, plan.agreed_on = Status.AGREED, day_of(ground)
    if isinstance(ground, Decision):
        plan.decision = ground
    else:
        plan.line = ground
    plan.save_because("agreed", by=by)
    return plan


def _key(ground: Ground) -> str:
    return f"{'decision' if isinstance(ground, Decision) else 'line'}-{ground.pk}"


@transaction.atomic
def close_plan(plan: Plan, *, closed_on: date, closing: str, by: User, today: date) -> Plan:
    """Close a plan: it is read as it stands, and nothing in it is changed any more.

    raises: NotAllowed; ValidationError for a draft, a day to come or before the plan began.
    """
    require(by, "keep", plan)
    plan = hold(plan)
    if plan.status == Status.DRAFT:
        raise ValidationError("The plan is a draft: it was never agreed.")
    if closed_on > today:
        words = f"The day cannot be after today, {plain_day(today)}"
        raise ValidationError({"closed_on": words})
    if closed_on < plan.starts_on:
        raise ValidationError({"closed_on": "The plan had not begun on that day"})
    plan.status, plan.closed_on, plan.closing = Status.CLOSED, closed_on, closing
    plan.save_because("closed", by=by)
    return plan


@transaction.atomic
def reopen_plan(plan: Plan, *, because: str, by: User) -> Plan:
    """Open a plan again that was closed by mistake. raises: NotAllowed; ValidationError."""
    require(by, "keep", plan)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.status != Status.CLOSED or plan.source:
        raise ValidationError("Only a plan that was closed here is opened again.")
    plan.status, plan.closed_on, plan.closing = Status.AGREED, None, ""
    plan.save_because(f"opened again: {because}", by=by)
    return plan
