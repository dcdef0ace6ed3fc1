"""Which quorum rule applies on a day."""

from datetime import date
from typing import Any

from boards.attendance.models import QuorumRule
from boards.models import Board


def rule_on(board: Board, day: date) -> QuorumRule | None:
    """The rule in force that day, with its agencies; None where none is recorded. Two queries."""
    found = QuorumRule.objects.on(day).filter(board=board).prefetch_related("agencies__agency")
    return found.order_by("-starts_on").first()


def rules_of(board: Board, user: Any) -> list[QuorumRule]:
    """Every rule of a board that the reader may see, newest first. Two queries."""
    seen = QuorumRule.objects.visible_to(user).filter(board=board)
    return list(seen.prefetch_related("agencies__agency").order_by("-starts_on"))
