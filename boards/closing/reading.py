"""What the page of one group's end shows a reader."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.closing.models import Carried, ClosingReport, Resource, Term
from boards.closing.standing import Line
from boards.models import Board, BoardKind


@dataclass(frozen=True)
class Page:
    """One group: its days, report, pack and actions carried over; and reports that it received."""

    is_task: bool
    terms: list[Term]
    line: Line
    report: ClosingReport | None
    resources: list[Resource]
    carried: list[Carried]
    received: list[ClosingReport]


def page_of_board(board: Board, user: Any, today: date) -> Page:
    """Everything that the reader may see of it. Five queries at most."""
    seen = ClosingReport.objects.visible_to(user, on=today)
    whole = seen.select_related("board", "above", "meeting__board", "decision")
    report = whole.filter(board=board).first()
    terms = list(Term.objects.visible_to(user, on=today).filter(board=board))
    pack, carried = [], []
    if report:
        rows = Resource.objects.visible_to(user, on=today).filter(report=report)
        pack = list(rows.filter(withdrawn_because=""))
        carried = list(report.carried.select_related("action", "to"))
    return Page(
        is_task=board.kind == BoardKind.TASK,
        terms=terms,
        line=Line(board, terms[0].finish_by if terms else None, report, today),
        report=report,
        resources=pack,
        carried=carried,
        received=list(whole.filter(above=board)),
    )
