"""Where the pages below lead here, and what waits for the chair and the service."""

from datetime import date
from typing import Any

from django.urls import reverse

from boards.closing.letters import page_of
from boards.closing.models import ClosingReport, Stage
from boards.closing.standing import overrun
from boards.models import Board, BoardKind, Partnership
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE, Office
from partnership.ui.words import plain_day

OURS = (BoardKind.EXECUTIVE, BoardKind.BOARD)

open_from(
    Partnership,
    Door(
        "Task and finish groups",
        "closing:groups",
        words="By when each is to finish, which have overrun, and what those that closed leave.",
        order=14,
    ),
)
open_from(
    Board,
    Door(
        "Closing report",
        "closing:of_board",
        order=5,
        when=lambda board: board.kind == BoardKind.TASK,
    ),
    Door(
        "Closing reports received",
        "closing:of_board",
        order=60,
        when=lambda board: board.kind in OURS,
    ),
)


@asks
def waiting(user: Any, today: date) -> list[Task]:
    """Overrun groups for their chair and the service; reports to accept for the Head of Service.

    No query for whoever holds none of these offices; two at most.
    """
    offices = set(user.offices_now)
    found: list[Task] = []
    if offices & {*SERVICE, Office.GROUP_CHAIR}:
        mine = Board.objects.visible_to(user, "write_closing", on=today)
        for group in overrun(mine, today):
            by = group.finish_by  # type: ignore[attr-defined]
            words = f"It was to finish by {plain_day(by)}."
            found.append(Task(f"Close {group} with a report", page_of(group), by, words))
    if Office.HEAD_OF_SERVICE in offices:
        sent = ClosingReport.objects.visible_to(user, "accept", on=today)
        for report in sent.filter(stage=Stage.SENT).select_related("board", "above"):
            url = reverse("closing:of_board", args=[report.board.key])
            words = f"With {report.above}: record where it was accepted."
            found.append(Task(str(report), url, report.sent_on, words))
    return found
