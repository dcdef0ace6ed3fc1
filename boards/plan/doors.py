"""The doors to business plans, what they ask of people, and what comes with arrangements."""

from boards.models import Board, Partnership
from boards.plan import loading, waiting
from boards.rooms import Door, open_from
from partnership.agencies.models import Agency

__all__ = ["loading", "waiting"]

open_from(
    Partnership,
    Door(
        "Business plans",
        "plan:plans",
        words="Priorities, objectives and actions: by whom, by when, and how far",
        order=10,
    ),
)
open_from(Board, Door("Business plan", "plan:of_board", order=40))
open_from(Agency, Door("What the plans ask of it", "plan:of_agency", order=40))
