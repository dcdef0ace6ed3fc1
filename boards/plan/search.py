"""Plans are found by their names, actions of plans by what they say."""

from boards.models import Board
from boards.plan.models import Objective, Plan, PlanAction
from partnership.search.registry import indexed, said

indexed(
    Plan,
    "Business plans",
    title=lambda plan: plan.name,
    words=lambda plan: said(plan.about, plan.closing),
    where=lambda plan: plan.board.name,
    dated=lambda plan: plan.starts_on,
    related=("board",),
    follows=((Board, "board"),),
)
indexed(
    PlanAction,
    "Actions of plans",
    title=lambda action: f"{action.number} {action.what[:150]}",
    words=lambda action: said(action.objective.words, action.lead, action.measure, action.impact),
    where=lambda action: action.plan.name,
    dated=lambda action: action.due_on,
    related=("plan", "objective__priority"),
    follows=((Plan, "plan"), (Objective, "objective")),
)
