"""Acts on boards and groups: add, change and close one, and say whom it reports to."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, BoardKind, Membership, Partnership, ReportingLine
from boards.services.offices import end_row, hold_still
from boards.services.rows import end_all, end_seats, free_key, refuse_past
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


@transaction.atomic
def change_partnership(
    partnership: Partnership, *, because: str, by: User, today: date, **facts: Any
) -> Partnership:
    """Correct its name or how its service is reached. raises: NotAllowed; ValidationError."""
    require(by, "arrange", partnership, on=today)
    for name, value in facts.items():
        setattr(partnership, name, value)
    partnership.save_because(because, by=by)
    return partnership


@dataclass(frozen=True)
class NewBoard:
    """What a form says of a board or group that is to be added."""

    name: str
    kind: str
    remit: str
    starts_on: date
    purpose: str = ""
    chaired_by: str = ""
    above: Board | None = None
    dotted: bool = False


@transaction.atomic
def add_board(
    partnership: Partnership, new: NewBoard, *, because: str, by: User, today: date
) -> Board:
    """Add a board or group, reporting to another where one is named.

    raises: NotAllowed; ValidationError naming the field.
    """
    require(by, "arrange", partnership, on=today)
    _refuse_other(partnership, new.above)
    if new.above and not new.above.runs_on(new.starts_on):
        words = f"{new.above} does not run on {plain_day(new.starts_on)}"
        raise ValidationError({"above": words})
    same = partnership.boards.filter(name__iexact=new.name.strip())
    if same.exclude(ends_on__lt=new.starts_on).exists():
        raise ValidationError({"name": "A board or group of this name runs already"})
    if new.kind == BoardKind.SERVICE and partnership.boards.filter(kind=new.kind, ends_on=None):
        raise ValidationError({"kind": "The partnership service is there already"})
    last = partnership.boards.order_by("-order").values_list("order", flat=True).first() or 0
    board = Board(
        partnership=partnership,
        key=free_key(Board, new.name),
        name=new.name.strip(),
        kind=new.kind,
        remit=new.remit,
        purpose=new.purpose,
        chaired_by=new.chaired_by,
        starts_on=new.starts_on,
        order=last + 1,
    )
    board.save_because(because, by=by)
    if new.above:
        line = ReportingLine(
            below=board, above=new.above, dotted=new.dotted, starts_on=new.starts_on
        )
        line.save_because(because, by=by)
    return board


@transaction.atomic
def change_board(board: Board, *, because: str, by: User, today: date, **facts: Any) -> Board:
    """Correct name, remit, purpose or who chairs it. raises: NotAllowed; ValidationError."""
    require(by, "arrange", board, on=today)
    for name, value in facts.items():
        setattr(board, name, value)
    board.save_because(because, by=by)
    return board


@transaction.atomic
def end_board(
    board: Board, *, ends_on: date, because: str, by: User, today: date, reported: bool = False
) -> None:
    """A board or group closes: its lines, links and seats end with it; its row stays.

    in: `reported`, whether a closing report was accepted, which a task and finish group needs.
    raises: NotAllowed; ValidationError where groups still report to it alone.
    """
    require(by, "arrange", board, on=today)
    refuse_past(board.partnership, ends_on, by=by, today=today)
    hold_still(board)
    board.refresh_from_db()
    _refuse_end(board, ends_on, reported=reported)
    for rows in (board.lines_up, board.lines_down, board.links, board.linked_from):
        for row in rows.exclude(ends_on__lte=ends_on):
            end_row(row, ends_on, because=because, by=by)
    end_all(Membership, {"board": board}, ends_on, because=because, by=by, today=today)
    end_seats({"board": board}, ends_on, because=because, by=by)
    board.ends_on = ends_on
    board.save_because(because, by=by)


def _refuse_end(board: Board, ends_on: date, *, reported: bool) -> None:
    """raises: ValidationError for one that cannot end, or not on this day, or not without more."""
    if board.ends_on:
        raise ValidationError(f"It closed on {plain_day(board.ends_on)}")
    if ends_on < board.starts_on:
        raise ValidationError({"ends_on": f"It began on {plain_day(board.starts_on)}"})
    if board.kind == BoardKind.SERVICE:
        raise ValidationError("The partnership service cannot be closed on screen.")
    if board.kind == BoardKind.TASK and not reported:
        raise ValidationError(
            "A task and finish group closes with a closing report. Write it first."
        )
    orphans = [str(one) for one in _only_under(board, ends_on)]
    if orphans:
        raise ValidationError(f"These report to it alone, move them first: {', '.join(orphans)}")


def _only_under(board: Board, ends_on: date) -> list[Board]:
    """Groups that would hang from nothing on the day after."""
    next_day = ends_on + ONE_DAY
    below = Board.objects.on(next_day).filter(lines_up__above=board).distinct()
    lines = ReportingLine.objects.on(next_day).exclude(above=board)
    return list(below.exclude(pk__in=lines.values("below")))


@transaction.atomic
def move_board(
    board: Board,
    above: Board | None,
    *,
    starts_on: date,
    dotted: bool,
    because: str,
    by: User,
    today: date,
) -> None:
    """From a day on, a board reports to another one, or to none.

    raises: NotAllowed; ValidationError for a circle or a day on which one of them does not run.
    """
    require(by, "arrange", board, on=today)
    _refuse_other(board.partnership, above)
    if not board.runs_on(starts_on) or (above and not above.runs_on(starts_on)):
        raise ValidationError({"starts_on": "Both must run on this day"})
    if above and above in _all_below(board, starts_on):
        raise ValidationError({"above": f"{above} reports to {board}: that would be a circle"})
    for line in board.lines_up.exclude(ends_on__lt=starts_on):
        end_row(line, starts_on - ONE_DAY, because=because, by=by)
    if above:
        line = ReportingLine(below=board, above=above, dotted=dotted, starts_on=starts_on)
        line.save_because(because, by=by)


def _refuse_other(partnership: Partnership, above: Board | None) -> None:
    """raises: ValidationError for a board of another partnership."""
    if above and above.partnership_id != partnership.pk:
        raise ValidationError({"above": "Choose a board of the same partnership"})


def _all_below(board: Board, day: date) -> set[Board]:
    """The board and everything that reports to it, directly or not. One query."""
    lines = list(ReportingLine.objects.on(day).select_related("below"))
    found, new = {board}, {board}
    while new:
        new = {line.below for line in lines if line.above_id in {one.pk for one in new}} - found
        found |= new
    return found
