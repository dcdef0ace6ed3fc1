"""Close an action with what shows it, ask later whether it lasted, open it again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.letters import owners_of, tell
from boards.actions.models import Closing, ImpactCheck, Reopening
from boards.actions.services.raising import locked, note_move, open_action
from boards.models import Action
from partnership.access.services import can, require
from partnership.documents.services import attach
from partnership.people.models import User
from partnership.ui.words import plain_day

SHOWN_BY = ("file", "evidence", "check_on", "no_check_because")


@dataclass(frozen=True)
class Done:
    """What ends an action: when, what changed, where that is seen, when to ask if it lasts."""

    done_on: date
    outcome: str
    evidence: str = ""
    file: Any = None
    check_on: date | None = None
    no_check_because: str = ""


@transaction.atomic
def close(action: Action, done: Done, *, by: User, today: date, now: datetime) -> Closing:
    """The service closes the action; its owner proposes that it be closed.

    raises: NotAllowed; ValidationError for a closed action, no evidence, no day of the impact check
    and no reason why none, days out of order, or while a proposal waits.
    """
    require(by, "close", action, on=today)
    action = open_action(action)
    if errors := wrong_ending(action, done, today):
        raise ValidationError(errors)
    at_once = can(by, "change", action, on=today)
    waiting = action.closings.filter(decided_at__isnull=True).first()
    if waiting and not at_once:
        raise ValidationError("It is proposed to close it already, and not decided yet.")
    if waiting:
        _decided(waiting, False, "Closed by the service with other words", by, now)
    row = Closing(
        action=action,
        done_on=done.done_on,
        outcome=done.outcome,
        evidence=done.evidence,
        check_on=done.check_on,
        no_check_because=done.no_check_because,
        proposed_by=by,
        proposed_at=now,
    )
    if at_once:
        row.agreed, row.decided_by, row.decided_at = True, by, now
    row.save_because("closed" if at_once else "proposed to close", by=by)
    if done.file:
        attach(row, done.file, title=f"Evidence for {action.reference}", by=by, now=now)
    if at_once:
        _end(action, row, by)
    return row


def wrong_ending(action: Action, done: Done, today: date) -> dict[str, str]:
    """What is missing or wrong, by field."""
    errors: dict[str, str] = {}
    if done.done_on > today:
        errors["done_on"] = f"The day it was done cannot be after today, {plain_day(today)}"
    elif done.done_on < action.raised_on:
        raised = plain_day(action.raised_on)
        errors["done_on"] = f"The day it was done cannot be before it was raised, {raised}"
    if done.check_on and done.check_on <= today:
        errors["check_on"] = "The impact check must be after today: ask whether it lasted then"
    return {**lacking(**{name: getattr(done, name) for name in SHOWN_BY}), **errors}


def lacking(
    *, file: Any, evidence: str, check_on: date | None, no_check_because: str
) -> dict[str, str]:
    """What is missing of that which shows it and of the question whether it lasts, by field."""
    errors: dict[str, str] = {}
    if not file and not evidence.strip():
        errors["evidence"] = "Add a file, or say where the evidence is held"
    if check_on is None and not no_check_because.strip():
        errors["check_on"] = "Enter the day of the impact check, or say below why none is needed"
    elif check_on and no_check_because.strip():
        errors["check_on"] = "Give the day of a check or why there is none, not both"
    return errors


def _end(action: Action, row: Closing, by: User) -> None:
    action.closed_on, action.outcome = row.done_on, row.outcome
    action.save_because("closed", by=by)


def _decided(row: Closing, agreed: bool, because: str, by: User, now: datetime) -> None:
    row.agreed, row.decided_because, row.decided_by, row.decided_at = agreed, because, by, now
    row.save_because("agreed" if agreed else "not agreed", by=by)


@transaction.atomic
def decide_closing(row: Closing, *, agreed: bool, because: str, by: User, now: datetime) -> Closing:
    """Close the action as its owner proposed, or leave it open; whoever proposed is told.

    raises: NotAllowed; ValidationError when it is decided or closed already.
    """
    require(by, "decide", row)
    action = open_action(row.action)
    row = Closing.objects.select_for_update().get(pk=row.pk)
    if row.decided_at:
        raise ValidationError("It is decided already.")
    _decided(row, agreed, because, by, now)
    if agreed:
        _end(action, row, by)
    became = "is closed" if agreed else "stays open"
    words = f"You proposed to close the action. It {became}; the page says why."
    heading = f"it {became}"
    key = f"closing:{row.pk}"
    tell(action, [row.proposed_by], key=key, heading=heading, words=words, now=now)
    return row


@transaction.atomic
def reopen(
    action: Action, *, because: str, due_on: date, by: User, today: date, now: datetime
) -> Reopening:
    """Open a closed action again, with a new due day; what it was closed with stays on its page.

    raises: NotAllowed; ValidationError for an action that is open or a day that has passed.
    """
    require(by, "reopen", action, on=today)
    action = locked(action)
    if action.closed_on is None:
        raise ValidationError("It is open already.")
    if due_on < today:
        words = f"The due day cannot be before today, {plain_day(today)}"
        raise ValidationError({"due_on": words})
    closing = action.closings.filter(agreed=True, undone__isnull=True).first()
    row = Reopening(
        action=action,
        closing=closing,
        because=because,
        was_closed_on=action.closed_on,
        was_outcome=action.outcome,
        reopened_by=by,
        reopened_at=now,
    )
    row.save_because(f"re-opened: {because}"[:200], by=by)
    was, action.due_on = action.due_on, due_on
    action.closed_on, action.outcome = None, ""
    action.save_because(f"re-opened: {because}"[:200], by=by)
    if was != due_on:
        note_move(action, was, because=because, by=by, now=now, on_reopening=True)
    tell(
        action,
        owners_of(action, today),
        key=f"reopened:{row.pk}",
        heading=f"it is open again, due {plain_day(due_on)}",
        words=f"The action is open again and due on {plain_day(due_on)}.",
        now=now,
    )
    return row


@transaction.atomic
def check_impact(
    closing: Closing,
    *,
    lasted: bool,
    words: str,
    due_on: date | None,
    by: User,
    today: date,
    now: datetime,
) -> ImpactCheck:
    """Say whether what changed has lasted; where it has not, the action is open again.

    raises: NotAllowed; ValidationError when it was checked or re-opened already, or no new due day
    is given for what did not last.
    """
    require(by, "check", closing, on=today)
    action = locked(closing.action)
    if ImpactCheck.objects.filter(closing=closing).exists() or action.closed_on is None:
        raise ValidationError("It was checked or opened again already.")
    if not lasted and due_on is None:
        raise ValidationError({"due_on": "Enter the day by which it is to be done now"})
    row = ImpactCheck(closing=closing, lasted=lasted, words=words, checked_by=by, checked_at=now)
    row.save_because("lasted" if lasted else "did not last", by=by)
    if not lasted and due_on:
        because = f"It did not last: {words}"[:500]
        reopen(action, because=because, due_on=due_on, by=by, today=today, now=now)
    return row
