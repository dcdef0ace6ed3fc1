"""What the forms of this room offer to choose from."""

from datetime import date
from typing import Any

from boards.closing.forms import AcceptForm, ReportForm
from boards.closing.models import ClosingReport
from boards.known_names import names_here
from boards.models import Action, Board, BoardKind, Decision, Meeting
from partnership.records.dated import KnownTo

WORDS = ("asked", "done", "changed", "stays_open", "lessons")
NOT_THERE = (BoardKind.SERVICE, BoardKind.STATUTORY)
NEWEST = 30


def others(board: Board, user: Any, today: date) -> Any:
    """The other boards of the partnership that run and that the reader sees."""
    seen = Board.objects.visible_to(user, on=today).on(today)
    return seen.filter(partnership=board.partnership_id).exclude(pk=board.pk)


def report_form(board: Board, user: Any, today: date, data: Any) -> ReportForm:
    """The report as it stands; a new one goes to the board that the group reports to."""
    report = ClosingReport.objects.filter(board=board).first()
    line = board.lines_up.on(today).order_by("dotted", "pk").first()
    above = report.above_id if report else line.above_id if line else ""
    stands = {name: getattr(report, name, "") for name in WORDS} | {"above": str(above)}
    boards = others(board, user, today).exclude(kind__in=NOT_THERE)
    known = names_here(board.partnership_id)
    return ReportForm(data, initial=stands, boards=boards, known=known)


def accept_form(report: ClosingReport, user: Any, today: date, data: Any) -> AcceptForm:
    """The newest meetings and decisions of the board above, and a board for each open action."""
    here = {"board": report.above_id}
    held = Meeting.objects.visible_to(user, on=today).held_by(today).filter(**here)
    taken = Decision.objects.visible_to(user, on=today).filter(**here)
    since = report.sent_on or date.min
    decided = taken.filter(taken_known_to=KnownTo.DAY, taken_on__gte=since, taken_on__lte=today)
    actions = Action.objects.visible_to(user, on=today).filter(board=report.board).open()
    initial: dict[str, Any] = {f"action_{action.pk}": str(report.above_id) for action in actions}
    initial["last_day"] = report.board.ends_on or today
    return AcceptForm(
        data,
        initial=initial,
        meetings=held.filter(held_on__gte=since).select_related("board")[:NEWEST],
        decisions=decided[:NEWEST],
        actions=actions,
        boards=others(report.board, user, today),
    )
