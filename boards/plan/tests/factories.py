"""Facts for tests of business plans, lowest first."""

from datetime import date
from itertools import count
from typing import Any

from boards.models import Board, Decision, HowTaken
from boards.plan.models import Objective, Plan, PlanAction, Priority, Progress, Rag, Status, Voice
from boards.tests.factories import a_meeting

FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)
_number = count(1)


def a_plan(board: Board, status: str = Status.AGREED, **more: Any) -> Plan:
    """A plan of a board, agreed unless told otherwise."""
    facts = {"name": f"Plan {next(_number)}", "starts_on": FIRST, "ends_on": LAST}
    if status != Status.DRAFT:
        facts["agreed_on"] = FIRST
    if status == Status.CLOSED:
        facts["closed_on"] = LAST
    facts |= {"board": board, "partnership": board.partnership, "status": status}
    return _saved(Plan(**(facts | more)))


def an_objective(plan: Plan, words: str = "Fewer children wait") -> Objective:
    """An objective under a priority of its own."""
    place = plan.priorities.count() + 1
    priority = _saved(Priority(plan=plan, position=place, name=f"Priority of {plan} {place}"))
    return _saved(Objective(priority=priority, position=1, words=words))


def an_action(plan: Plan, objective: Objective | None = None, **more: Any) -> PlanAction:
    """An action of a plan."""
    objective = objective or an_objective(plan)
    facts = {"what": f"Do thing {next(_number)}", "position": objective.actions.count() + 1}
    facts |= {"plan": plan, "objective": objective}
    return _saved(PlanAction(**(facts | more)))


def progress(action: PlanAction, as_at: date, rag: str = Rag.NOT_STATED, **more: Any) -> Progress:
    """A word of the service about an action."""
    facts = {"words": "Half is done", "voice": Voice.SERVICE}
    return _saved(Progress(plan_action=action, as_at=as_at, rag=rag, **(facts | more)))


def a_decision(board: Board, on: date, by: Any, summary: str = "The plan is agreed") -> Decision:
    """A decision of a board at a meeting."""
    meeting = a_meeting(board, on)
    return _saved(
        Decision(
            board=board,
            how=HowTaken.MEETING,
            meeting=meeting,
            taken_on=on,
            taken_by=by,
            recorded_by=by,
            summary=summary,
            reasons="Shown in draft",
        )
    )


def _saved(record: Any) -> Any:
    record.save_because("made for a test", by=None)
    return record
