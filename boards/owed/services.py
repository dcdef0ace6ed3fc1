"""Say what a board is owed, ask for it, take it in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Meeting
from boards.owed.models import Expectation, OwedReport
from partnership.access.services import require
from partnership.documents.services import attach
from partnership.people.models import User
from partnership.ui.words import plain_day


@transaction.atomic
def expect(board: Board, *, by: User, today: date, **facts: Any) -> Expectation:
    """Add a report that the board is owed from today on.

    raises: NotAllowed; ValidationError for neither or both of agency and group, a group of another
    partnership or the board itself, or a report that is in the list.
    """
    require(by, "keep_owed", board.partnership)
    _check_group(board, facts.get("group"))
    _check_first(board, facts["first_due_on"])
    row = Expectation(board=board, starts_on=today, **facts)
    row.save_because("the board expects it", by=by)
    return row


@transaction.atomic
def change_expectation(row: Expectation, *, because: str, by: User, **facts: Any) -> Expectation:
    """Correct it; days that something happened on stay as they are.

    raises: as `expect`; ValidationError for another who owes it once a report came: they would read
    what the first one handed in.
    """
    require(by, "keep", row)
    _check_group(row.board, facts.get("group"))
    _refuse_heir(row, facts)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save_because(because, by=by)
    return row


def _refuse_heir(row: Expectation, facts: Mapping[str, Any]) -> None:
    held = Expectation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    names = [name for name in ("agency", "group") if name in facts]
    moved = [name for name in names if facts[name] != getattr(held, name)]
    if moved and held.reports.filter(received_on__isnull=False).exists():
        words = "Reports came already: give this one its last day, and enter another"
        raise ValidationError({moved[0]: words})


def _check_first(board: Board, day: date) -> None:
    if day < board.starts_on:
        raise ValidationError({"first_due_on": f"{board} did not run on {plain_day(day)}"})


def _check_group(board: Board, group: Board | None) -> None:
    if group is None:
        return
    if group.partnership_id != board.partnership_id or group == board:
        raise ValidationError({"group": "Choose another group of this partnership"})


@transaction.atomic
def hand_in(
    row: Expectation,
    *,
    due_on: date,
    report: Any,
    by: User,
    today: date,
    now: datetime,
) -> OwedReport:
    """Keep the report for one of its due days.

    raises: NotAllowed; ValidationError for a day on which none is due, a report that is there
    already or is not needed, or a file that is not taken.
    """
    require(by, "hand_in", row)
    kept = _row(row, due_on)
    if kept.received_on:
        raise ValidationError({"due_on": "The report of this day is here already"})
    if kept.not_needed_because:
        raise ValidationError({"due_on": f"It is not needed: {kept.not_needed_because}"})
    kept.received_on = today
    kept.save_because("report handed in", by=by)
    attach(kept, report, title=f"{row.title}, due {plain_day(due_on)}", by=by, now=now)
    return kept


@transaction.atomic
def say_not_needed(row: Expectation, *, due_on: date, because: str, by: User) -> OwedReport:
    """One report is not needed this time. raises: NotAllowed; ValidationError as `hand_in`."""
    require(by, "keep", row)
    kept = _row(row, due_on)
    if kept.received_on:
        raise ValidationError({"due_on": "The report of this day is here already"})
    kept.not_needed_because = because
    kept.save_because("not needed", by=by)
    return kept


@transaction.atomic
def put_before(row: OwedReport, *, meeting: Meeting, by: User) -> OwedReport:
    """Which meeting of the board takes the report. raises: NotAllowed; ValidationError."""
    require(by, "keep", row)
    if meeting.board_id != row.expectation.board_id or meeting.is_called_off:
        raise ValidationError({"meeting": "Choose a meeting of the board that is owed it"})
    row.meeting = meeting
    row.save_because("put before a meeting", by=by)
    return row


@transaction.atomic
def note_asked(row: Expectation, due_on: date, *, by: User | None, today: date) -> OwedReport:
    """Write down that it was asked for; the first day stays. Only jobs and services call it."""
    kept = _row(row, due_on)
    if kept.asked_on is None:
        kept.asked_on = today
        kept.save_because("asked for", by=by)
    return kept


def _row(row: Expectation, due_on: date) -> OwedReport:
    """The row of a due day, locked behind its expectation, or a new one that is not saved yet."""
    row = Expectation.objects.select_for_update().get(pk=row.pk)
    found = row.reports.filter(due_on=due_on).first()
    if found is None and due_on not in row.due_days(due_on, due_on):
        raise ValidationError({"due_on": f"No report is due on {plain_day(due_on)}"})
    return found or OwedReport(expectation=row, due_on=due_on)
