"""What follows from a difference: an action, or an item for an agenda."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.services.raising import Asked, raise_action
from boards.differences.models import Difference
from boards.meetings.models import AgendaItem, Purpose
from boards.meetings.services.agenda import propose_item
from boards.models import Action, Board
from boards.models.action import SourceKind
from partnership.access.services import require
from partnership.people.models import User


def _hold(difference: Difference, board: Board) -> Difference:
    """The row as it stands, locked. raises: ValidationError for a board of another partnership."""
    row: Difference = Difference.objects.select_for_update().get(pk=difference.pk)
    if board.partnership_id != row.partnership_id:
        raise ValidationError({"board": "Choose a board or group of this partnership"})
    return row


@transaction.atomic
def raise_action_from(
    difference: Difference, board: Board, asked: Asked, *, by: User, today: date
) -> Action:
    """A board asks an agency to do something because of what was learned.

    raises: NotAllowed; ValidationError as `raise_action`.
    """
    require(by, "follow", difference, on=today)
    row = _hold(difference, board)
    if row.action is not None:
        return row.action  # the second click
    asked = replace(asked, came_from=f"Professional difference {row}")
    because = "raised from a professional difference"
    asked = replace(asked, source_kind=SourceKind.ESCALATION)
    row.action = raise_action(board, asked, by=by, today=today, because=because, source=row)
    row.save_because(f"action {row.action} raised", by=by)
    return row.action


@transaction.atomic
def propose_item_from(
    difference: Difference, board: Board, *, title: str, by: User, today: date
) -> AgendaItem:
    """Propose an item to a board or group: its title names the reference and nothing of a case.

    raises: NotAllowed; ValidationError.
    """
    require(by, "follow", difference, on=today)
    row = _hold(difference, board)
    if row.item is not None:
        return row.item  # the second click
    facts = {"title": title, "purpose": Purpose.DISCUSS, "owner": "Head of Service"}
    row.item = propose_item(board, by=by, **facts)
    row.save_because(f"item proposed to {board}", by=by)
    return row.item
