"""Acts on what stands in a plan: begin one, add, change and take out its lines."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from boards.models import Board, Listing, Membership, Partnership
from boards.plan.models import DueKnown, Objective, Plan, PlanAction, Priority
from boards.plan.models.due import first_of, last_of
from boards.plan.models.plan import InPlan
from boards.plan.services.holding import hold, hold_action
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import plain_day

STANDS = "This stands here already"


@dataclass(frozen=True)
class Asked:
    """An action as it is typed: what, by whom, by when, and by what one will know."""

    what: str
    lead: str
    agency: Agency | None = None
    board: Board | None = None
    person: User | None = None
    due: str = ""
    due_on: date | None = None
    due_known: str = DueKnown.DAY
    impact: str = ""
    measure: str = ""


@transaction.atomic
def begin_plan(partnership: Partnership, board: Board, *, by: User, **facts: Any) -> Plan:
    """Begin a plan as a draft, for the service and the chairs alone until it is agreed.

    in: facts, `name`, `starts_on`, `ends_on`, `about`. raises: NotAllowed; ValidationError for a
    board elsewhere, days out of order or a name that another plan has.
    """
    require(by, "keep_plans", partnership)
    if board.partnership_id != partnership.pk:
        raise ValidationError({"board": "Choose a board of this partnership"})
    plan = Plan(partnership=partnership, board=board, **facts)
    _in_order(plan)
    plan.save_because("plan begun", by=by)
    return plan


@transaction.atomic
def change_plan(plan: Plan, *, because: str, by: User, **facts: Any) -> Plan:
    """Change name, days or words of a plan. raises: NotAllowed; ValidationError."""
    require(by, "keep", plan)
    plan = hold(plan)
    for name, value in facts.items():
        setattr(plan, name, value)
    _in_order(plan)
    plan.save_because(because, by=by)
    return plan


def _in_order(plan: Plan) -> None:
    if plan.ends_on and plan.ends_on < plan.starts_on:
        raise ValidationError({"ends_on": "The last day is before the first day"})
    if not plan.board.runs_on(plan.starts_on):
        words = f"{plan.board} does not run on {plain_day(plan.starts_on)}"
        raise ValidationError({"starts_on": words})
    same = Plan.objects.filter(partnership=plan.partnership_id, name=plan.name)
    if same.exclude(pk=plan.pk).exists():
        raise ValidationError({"name": "Another plan has this name"})


@transaction.atomic
def add_priority(plan: Plan, *, by: User, name: str, about: str = "") -> Priority:
    """Add a priority at the end. raises: NotAllowed; ValidationError when it stands already."""
    require(by, "keep", plan)
    plan = hold(plan)
    running = plan.priorities.filter(ended_on__isnull=True)
    if running.filter(name=name).exists():
        raise ValidationError({"name": STANDS})
    row = Priority(plan=plan, position=_next(plan.priorities), name=name, about=about)
    row.save_because("priority added", by=by)
    return row


@transaction.atomic
def add_objective(priority: Priority, *, by: User, words: str, **facts: Any) -> Objective:
    """Add an objective to a priority, at its end. raises: NotAllowed; ValidationError."""
    require(by, "keep", priority.plan)
    hold(priority.plan)
    priority.refresh_from_db()
    _not_ended(priority)
    if priority.objectives.filter(words=words, ended_on__isnull=True).exists():
        raise ValidationError({"words": STANDS})
    row = Objective(priority=priority, position=_next(priority.objectives), words=words, **facts)
    row.save_because("objective added", by=by)
    return row


@transaction.atomic
def change_line(row: Priority | Objective, *, because: str, by: User, **facts: Any) -> Any:
    """Change what a priority or an objective says. raises: NotAllowed; ValidationError."""
    require(by, "keep", plan_of(row))
    hold(plan_of(row))
    row.refresh_from_db()
    _not_ended(row)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save_because(because, by=by)
    return row


@transaction.atomic
def end_line(row: Priority | Objective, *, because: str, by: User, today: date) -> None:
    """Take a priority or an objective out; it stays readable with the reason, and so does what
    stands under it, which must be taken out first. raises: NotAllowed; ValidationError."""
    require(by, "keep", plan_of(row))
    hold(plan_of(row))
    row.refresh_from_db()
    _not_ended(row)
    below: Any = row.objectives if isinstance(row, Priority) else row.actions
    if below.filter(ended_on__isnull=True).exists():
        raise ValidationError("Something still stands under it: take that out first.")
    _end(row, because=because, by=by, today=today)


@transaction.atomic
def add_action(
    objective: Objective,
    asked: Asked,
    *,
    by: User,
    today: date,
    because: str = "action added",
    continues: PlanAction | None = None,
) -> PlanAction:
    """Add an action to an objective, at its end.

    raises: NotAllowed; ValidationError for a lead who is none here, or an action that stands.
    """
    require(by, "keep", plan_of(objective))
    plan = hold(plan_of(objective))
    objective.refresh_from_db()
    _not_ended(objective)
    if objective.actions.filter(what=asked.what, ended_on__isnull=True).exists():
        raise ValidationError({"what": STANDS})
    row = PlanAction(plan=plan, objective=objective, position=_next(objective.actions))
    row.continues = continues
    _write(row, asked, today)
    row.first_due_on, row.first_due_known = row.due_on, row.due_known
    row.save_because(because, by=by)
    return row


@transaction.atomic
def change_action(
    action: PlanAction, asked: Asked, *, because: str, by: User, today: date
) -> PlanAction:
    """Change an action; when it was first due stays. raises: NotAllowed; ValidationError."""
    require(by, "keep", action)
    action = hold_action(action)
    _write(action, asked, today)
    if action.first_due_on is None:
        action.first_due_on, action.first_due_known = action.due_on, action.due_known
    action.save_because(because, by=by)
    return action


@transaction.atomic
def end_action(action: PlanAction, *, because: str, by: User, today: date) -> None:
    """Take an action out; it stays readable. raises: NotAllowed; ValidationError."""
    require(by, "keep", action)
    _end(hold_action(action), because=because, by=by, today=today)


def plan_of(row: Priority | Objective) -> Plan:
    """The plan that a line stands in."""
    return row.plan if isinstance(row, Priority) else row.priority.plan


def _write(row: PlanAction, asked: Asked, today: date) -> None:
    errors = _wrong_leads(row, asked, today)
    if asked.due_on and last_of(asked.due_on, asked.due_known) < row.plan.starts_on:
        errors["due_on"] = f"The plan begins on {plain_day(row.plan.starts_on)}"
    if errors:
        raise ValidationError(errors)
    for name, value in vars(asked).items():
        setattr(row, name, value)
    if row.due_on:
        row.due_on = first_of(row.due_on, row.due_known)
    else:
        row.due_known = DueKnown.DAY


def _wrong_leads(row: PlanAction, asked: Asked, today: date) -> dict[str, str]:
    """A plan is read by the whole partnership: it names only who is known there already."""
    here = row.plan.partnership_id
    errors: dict[str, str] = {}
    if asked.agency and asked.agency != row.agency and not _is_listed(asked.agency, here, today):
        errors["agency"] = "Choose an agency of this partnership"
    if asked.board and asked.board.partnership_id != here:
        errors["board"] = "Choose a board or group of this partnership"
    if asked.person and asked.person != row.person and not sits_here(asked.person, here, today):
        errors["person"] = "Choose a person who sits on a board or group here"
    return errors


def _is_listed(agency: Agency, partnership: int, today: date) -> bool:
    entries = Listing.objects.on(today).filter(agency=agency, partnership=partnership)
    return bool(entries.exists())


def sits_here(person: User, partnership: int, today: date) -> bool:
    """Whether somebody holds an office in a body of the partnership: these are published."""
    held = Membership.objects.on(today).filter(board__partnership=partnership)
    return bool(held.filter(person=person).exists())


def _next(rows: Any) -> int:
    """The place after the last; the plan is held, so that none is given twice."""
    return 1 + (rows.aggregate(last=Max("position"))["last"] or 0)


def _not_ended(row: InPlan) -> None:
    if row.ended_on:
        raise ValidationError("This was taken out of the plan.")


def _end(row: InPlan, *, because: str, by: User, today: date) -> None:
    row.ended_on, row.ended_because = today, because
    row.save_because(f"taken out: {because}", by=by)
