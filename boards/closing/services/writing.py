"""Say by when a group finishes; write its closing report, its resource pack, and send both."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.closing.letters import letters_of_sending
from boards.closing.models import ClosingReport, Resource, Stage, Term
from boards.models import Board, BoardKind
from partnership.access.services import require
from partnership.documents.services import attach, the_same
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day

A_TASK_GROUP = "Only a task and finish group has a day to finish by and a closing report."
NOT_A_DRAFT = "It has been sent: its words stay as the board above reads them."


@dataclass(frozen=True)
class Words:
    """What a closing report says."""

    above: Board
    asked: str
    done: str
    changed: str
    lessons: str
    stays_open: str = ""


def _hold(board: Board) -> Board:
    """Nobody else closes or writes while this is done. raises: ValidationError for another kind."""
    held = Board.objects.select_for_update().get(pk=board.pk)
    if held.kind != BoardKind.TASK:
        raise ValidationError(A_TASK_GROUP)
    return held


def hold_report(report: ClosingReport) -> ClosingReport:
    """The report as it stands, until the caller is done."""
    rows = ClosingReport.objects.select_for_update(of=("self",))
    return rows.select_related("board__partnership", "above").get(pk=report.pk)


@transaction.atomic
def set_term(board: Board, *, finish_by: date, because: str, by: User, today: date) -> Term:
    """Say by when a group is meant to finish; what was said before stays readable.

    raises: NotAllowed; ValidationError for a day before it began, or one that is said already.
    """
    require(by, "set_term", board, on=today)
    board = _hold(board)
    if finish_by < board.starts_on:
        raise ValidationError({"finish_by": f"It began on {plain_day(board.starts_on)}"})
    newest = board.finish_terms.first()
    if newest and newest.finish_by == finish_by:
        raise ValidationError({"finish_by": "This day is said already"})
    row = Term(board=board, finish_by=finish_by, because=because, said_on=today, said_by=by)
    row.save_because(f"to finish by: {because}"[:200], by=by)
    return row


@transaction.atomic
def write_report(
    board: Board, words: Words, *, by: User, today: date, because: str = "written"
) -> ClosingReport:
    """Write the closing report of a group, or change its draft.

    raises: NotAllowed; ValidationError once it is sent, or for a board of another partnership.
    """
    require(by, "write_closing", board, on=today)
    board = _hold(board)
    report = ClosingReport.objects.filter(board=board).first() or ClosingReport(board=board)
    if not report.is_draft:
        raise ValidationError(NOT_A_DRAFT)
    above = words.above
    if above.partnership_id != board.partnership_id or above.pk == board.pk:
        raise ValidationError({"above": "Choose another board of the same partnership"})
    for field in fields(words):
        setattr(report, field.name, getattr(words, field.name))
    report.save_because(because, by=by)
    return report


@transaction.atomic
def add_resource(
    report: ClosingReport, *, title: str, for_whom: str, file: Any, by: User, now: datetime
) -> Resource:
    """Put a document into the resource pack; the same one sent twice stands there once.

    raises: NotAllowed; ValidationError.
    """
    require(by, "write", report)
    if not hold_report(report).is_draft:
        raise ValidationError(NOT_A_DRAFT)
    alike = report.resources.filter(title=title, for_whom=for_whom, withdrawn_because="")
    again: Resource | None = the_same(alike, file)
    if again is not None:
        return again  # the second click
    row = Resource(report=report, title=title, for_whom=for_whom, added_at=now)
    row.save_because(f"added to the pack: {title}"[:200], by=by)
    attach(row, file, title=title, by=by, now=now)
    return row


@transaction.atomic
def withdraw_resource(row: Resource, *, because: str, by: User) -> None:
    """Take a document back, before or after the report is accepted. raises: NotAllowed."""
    require(by, "keep", row)
    held = Resource.objects.select_for_update().get(pk=row.pk)
    if held.withdrawn_because:
        raise ValidationError("It is taken back already.")
    held.withdrawn_because = because
    held.save_because(f"taken back: {because}"[:200], by=by)


@transaction.atomic
def send_report(report: ClosingReport, *, by: User, today: date, now: datetime) -> ClosingReport:
    """Send the report to the board above: its chair, the service and the Independent Chair read it.

    raises: NotAllowed; ValidationError when it was sent already.
    """
    require(by, "write", report, on=today)
    report = hold_report(report)
    if not report.is_draft:
        raise ValidationError("It has been sent already.")
    report.stage, report.sent_on, report.given_back_because = Stage.SENT, today, ""
    report.save_because("sent to the board above", by=by)
    post(letters_of_sending(report, by, today), now=now)
    return report
