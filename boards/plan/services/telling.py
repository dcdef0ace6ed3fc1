"""Acts on how far an action of a plan is: the service judges, who leads tells."""

from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.services.raising import Asked as AskedOfRegister
from boards.actions.services.raising import raise_action
from boards.models import Action, SourceKind
from boards.plan.models import Objective, PlanAction, Progress, Rag, Raised, Status, Voice
from boards.plan.services.holding import hold, hold_action
from boards.plan.services.keeping import Asked, add_action
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day


@transaction.atomic
def judge(
    action: PlanAction, *, as_at: date, words: str, rag: str, by: User, today: date, now: datetime
) -> Progress:
    """Write how far an action is and how the service judges it.

    raises: NotAllowed; ValidationError for a day to come, a draft or the same word again.
    """
    require(by, "keep", action)
    return _tell(action, Voice.SERVICE, as_at, words, rag, by=by, today=today, now=now)


@transaction.atomic
def report(
    action: PlanAction, *, as_at: date, words: str, by: User, today: date, now: datetime
) -> Progress:
    """The agency that leads writes how far it is; it judges nothing. raises: as `judge`."""
    require(by, "report", action)
    rag = Rag.NOT_STATED
    return _tell(action, Voice.OWNER, as_at, words, rag, by=by, today=today, now=now)


def _tell(
    action: PlanAction,
    voice: Voice,
    as_at: date,
    words: str,
    rag: str,
    *,
    by: User,
    today: date,
    now: datetime,
) -> Progress:
    action = hold_action(action)
    if action.plan.status == Status.DRAFT:
        raise ValidationError("The plan is a draft: progress begins when it is agreed.")
    if as_at > today:
        raise ValidationError({"as_at": f"The day cannot be after today, {plain_day(today)}"})
    if as_at < action.plan.starts_on:
        began = plain_day(action.plan.starts_on)
        raise ValidationError({"as_at": f"The plan began on {began}"})
    same = action.progress.filter(as_at=as_at, words=words, rag=rag, voice=voice)
    if same.exists():
        raise ValidationError("This is recorded already.")
    row = Progress(plan_action=action, as_at=as_at, words=words, rag=rag, voice=voice)
    row.said_by, row.said_at = by, now
    row.save_because("progress told", by=by)
    return row


@transaction.atomic
def raise_in_register(
    action: PlanAction, asked: AskedOfRegister, *, by: User, today: date
) -> Action:
    """Raise an action of the register for an action of a plan, by the board that owns the plan.

    raises: NotAllowed; ValidationError as the register refuses, or while the plan is a draft.
    """
    require(by, "keep", action)
    action = hold_action(action)
    _not_draft(action)
    came_from = f"{action.plan}, action {action.number}"[:200]
    asked = replace(asked, came_from=came_from, source_kind=SourceKind.PLAN)
    row = raise_action(action.plan.board, asked, by=by, today=today, source=action)
    Raised(plan_action=action, action=row).save_because("raised for the plan", by=by)
    return row


@transaction.atomic
def link(action: PlanAction, row: Action, *, by: User) -> Raised:
    """Say that an action of the register does part of this. raises: NotAllowed; ValidationError."""
    require(by, "keep", action)
    action = hold_action(action)
    _not_draft(action)
    if row.partnership_id != action.plan.partnership_id:
        raise ValidationError({"action": "Choose an action of this partnership"})
    if action.raised.filter(action=row, ended_because="").exists():
        raise ValidationError({"action": "It belongs to this action of the plan already"})
    made = Raised(plan_action=action, action=row)
    made.save_because("linked to the plan", by=by)
    return made


@transaction.atomic
def unlink(row: Raised, *, because: str, by: User) -> None:
    """Say that it belongs no more. raises: NotAllowed; ValidationError."""
    require(by, "keep", row.plan_action)
    hold_action(row.plan_action)
    row.refresh_from_db()
    if row.ended_because:
        raise ValidationError("It is taken away already.")
    row.ended_because = because
    row.save_because(f"taken away: {because}", by=by)


def _not_draft(action: PlanAction) -> None:
    if action.plan.status == Status.DRAFT:
        raise ValidationError("The plan is a draft: agree it first.")


@transaction.atomic
def carry_on(
    action: PlanAction, to: Objective, *, due: str, due_on: date | None, by: User, today: date
) -> PlanAction:
    """Copy an unfinished action into another plan of the partnership, each leading to the other.

    raises: NotAllowed; ValidationError where it is complete or was taken out, where it is carried
    on there already, or for a plan that is the same, closed or elsewhere.
    """
    require(by, "keep", action)
    plan = hold(to.priority.plan)
    if plan.pk == action.plan_id or plan.partnership_id != action.plan.partnership_id:
        raise ValidationError({"to": "Choose an objective of another plan here"})
    if action.ended_on or _is_complete(action):
        raise ValidationError("This action is not unfinished.")
    if action.continued_by.filter(plan=plan, ended_on__isnull=True).exists():
        raise ValidationError({"to": "That plan carries it on already"})
    names = ("what", "lead", "agency", "board", "person", "impact", "measure")
    asked = Asked(**{name: getattr(action, name) for name in names}, due=due, due_on=due_on)
    asked = _who_still_leads(asked, today)
    because = f"carried on from {action.plan}"
    return add_action(to, asked, by=by, today=today, because=because, continues=action)


def _who_still_leads(asked: Asked, today: date) -> Asked:
    """Bodies that ended meanwhile stay in the words and lead nothing new."""
    agency = asked.agency if asked.agency and asked.agency.runs_on(today) else None
    board = asked.board if asked.board and asked.board.runs_on(today) else None
    return replace(asked, person=None, agency=agency, board=board)


def _is_complete(action: PlanAction) -> bool:
    judged = action.progress.exclude(rag=Rag.NOT_STATED).last()
    return bool(judged and judged.rag == Rag.COMPLETE)
