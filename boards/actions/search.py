"""Actions are found by their number, their words and what came of them."""

from boards.models import Action, Board
from partnership.agencies.models import Agency
from partnership.search.registry import indexed, said

indexed(
    Action,
    "Actions",
    title=lambda action: f"{action.reference} {action.what[:150]}",
    words=lambda action: said(action.what, action.came_from, action.outcome),
    where=lambda action: f"{action.board.name}, {action.owner_agency.name}",
    dated=lambda action: action.due_on,
    related=("board", "owner_agency"),
    follows=((Board, "board"), (Agency, "owner_agency")),
)
