"""The doors to business plans, what they ask of people, and what comes with arrangements."""

from datetime import date
from typing import Any

from boards.models import Action, Board, Partnership
from boards.plan import loading, waiting
from boards.plan.models import PlanAction
from boards.rooms import Door, Shown, open_from, shows
from partnership.agencies.models import Agency

__all__ = ["loading", "waiting"]

open_from(
    Partnership,
    Door(
        "Business plans",
        "plan:plans",
        words="Priorities, objectives and actions: by whom, by when, and how far",
        order=11,
    ),
)
open_from(Board, Door("Business plan", "plan:of_board", order=40))
open_from(Agency, Door("What the plans ask of it", "plan:of_agency", order=40))


@shows(Action)
def in_plans(action: Any, user: Any, today: date) -> Shown:
    """The actions of plans that an action of the register does part of, raised for them or not."""
    seen = PlanAction.objects.visible_to(user, on=today)
    rows = seen.filter(raised__action=action, raised__ended_because="").distinct()
    return Shown("plan/_of_action.html", rows.select_related("plan", "objective__priority"))
