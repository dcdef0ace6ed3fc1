"""Record the answer, or that none is needed; add a file; strike an entry that was wrong."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.external.models import ExternalEntry
from partnership.access.services import require
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.people.models import User
from partnership.ui.words import plain_day


def _held(row: ExternalEntry, by: User) -> ExternalEntry:
    """The row as it stands, locked. raises: NotAllowed, also when it was struck meanwhile."""
    require(by, "keep", row)
    found: ExternalEntry = ExternalEntry.objects.select_for_update().get(pk=row.pk)
    require(by, "keep", found)
    return found


@transaction.atomic
def answer_entry(
    row: ExternalEntry,
    *,
    answered_on: date,
    answer: str,
    file: Any = None,
    by: User,
    today: date,
    now: datetime,
) -> ExternalEntry:
    """Record the response and when it went, or the answer that an outside body gave.

    raises: NotAllowed; ValidationError for a day to come or before the entry's, an answer that is
    recorded already in other words, or a file that is not taken.
    """
    row = _held(row, by)
    if (row.answered_on, row.answer) == (answered_on, answer):
        return row  # the second click
    _still_open(row)
    if answered_on > today:
        raise ValidationError({"answered_on": f"It cannot be after today, {plain_day(today)}"})
    if answered_on < row.dated_on:
        words = f"It cannot be before {plain_day(row.dated_on)}"
        raise ValidationError({"answered_on": words})
    row.answered_on, row.answer = answered_on, answer
    row.save_because("answered", by=by)
    if file:
        attach(row, file, title=f"Answer: {row.heading}"[:200], by=by, now=now)
    return row


@transaction.atomic
def say_no_answer(row: ExternalEntry, *, because: str, by: User) -> ExternalEntry:
    """No answer is needed, or none is waited for any more. raises: NotAllowed; ValidationError."""
    row = _held(row, by)
    if row.no_answer_because == because:
        return row  # the second click
    _still_open(row)
    row.no_answer_because = because
    row.save_because("no answer needed", by=by)
    return row


def _still_open(row: ExternalEntry) -> None:
    if row.answered_on:
        raise ValidationError(f"It was answered on {plain_day(row.answered_on)}.")
    if row.no_answer_because:
        raise ValidationError(f"No answer is needed: {row.no_answer_because}")


@transaction.atomic
def reopen_entry(
    row: ExternalEntry, *, because: str, due_on: date, by: User, today: date
) -> ExternalEntry:
    """An answer is waited for again: the recorded one was wrong, or was not enough.

    What was recorded stays in the history. raises: NotAllowed; ValidationError when an answer is
    waited for already, or the day has passed.
    """
    row = _held(row, by)
    if row.is_open:
        raise ValidationError("It is open: an answer can be recorded.")
    if due_on < today:
        raise ValidationError({"due_on": f"It cannot be due before today, {plain_day(today)}"})
    row.answered_on, row.answer, row.no_answer_because = None, "", ""
    row.due_on = due_on
    row.save_because(because, by=by)
    return row


@transaction.atomic
def add_file(row: ExternalEntry, *, title: str, file: Any, by: User, now: datetime) -> Document:
    """Keep a file about it. raises: NotAllowed; ValidationError for a file that is not taken."""
    return attach(_held(row, by), file, title=title, by=by, now=now)


@transaction.atomic
def strike_entry(row: ExternalEntry, *, because: str, by: User) -> ExternalEntry:
    """Strike an entry that was wrong: it stays for the service alone, with the reason.

    raises: NotAllowed, also when it is struck already.
    """
    row = _held(row, by)
    row.struck_because = because
    row.save_because("struck", by=by)
    return row
