"""Where a plan comes from: the decision that agreed it, and who changed what in it."""

from functools import partial
from typing import Any

from boards.meetings.models import MinuteLine
from boards.models import Decision
from boards.plan.models import Objective, Plan, PlanAction, Priority, Progress, Reading
from partnership.access.services import offices_as_seen
from partnership.records.history import Change, changes_of


def ground_seen(plan: Plan, user: Any) -> Decision | MinuteLine | None:
    """The decision that agreed a plan, where this reader may read it: the board's own papers are
    for those who sit there, the plan for the whole partnership."""
    if plan.decision_id:
        seen: Any = Decision.objects.visible_to(user).filter(pk=plan.decision_id)
        return seen.select_related("board", "meeting").first()  # type: ignore[no-any-return]
    if plan.line_id:
        seen = MinuteLine.objects.visible_to(user).filter(pk=plan.line_id)
        return seen.select_related("item__meeting__board").first()  # type: ignore[no-any-return]
    return None


def changes_in(plan: Plan, user: Any) -> list[Change]:
    """The newest changes of a plan and of all that stands in it. One kind of row, a few queries."""
    rows: list[Any] = [plan]
    rows += Priority.objects.filter(plan=plan)
    rows += Objective.objects.filter(priority__plan=plan).select_related("priority")
    rows += PlanAction.objects.filter(plan=plan).select_related("objective__priority")
    told = Progress.objects.filter(plan_action__plan=plan)
    rows += told.select_related("plan_action__objective__priority")
    readings = Reading.objects.filter(objective__priority__plan=plan)
    rows += readings.select_related("objective__priority")
    return changes_of(*rows, as_seen=partial(offices_as_seen, user))
