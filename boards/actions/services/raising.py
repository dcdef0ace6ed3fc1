"""Raise an action with its source, change one, hand one over."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from boards.actions.models import Link, Move, Role
from boards.models import Action, Board, Meeting, Partnership, SourceKind
from boards.notices import known_where_it_is
from boards.numbering import next_reference
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import plain_day

SERIES = "ACT"


@dataclass(frozen=True)
class Asked:
    """What was asked of whom, by when; for an action of the past also what came of it."""

    what: str
    owner_agency: Agency
    raised_on: date
    due_on: date
    first_due_on: date | None = None
    owner: User | None = None
    closed_on: date | None = None
    came_from: str = ""
    outcome: str = ""
    source_kind: str = SourceKind.OTHER


AS_ASKED = [field.name for field in fields(Asked) if field.name != "first_due_on"]


@transaction.atomic
def raise_action(
    board: Board,
    asked: Asked,
    *,
    by: User,
    today: date,
    reference: str = "",
    because: str = "raised",
    source: models.Model | None = None,
) -> Action:
    """Write an action of a board or group, under a reference of its own or the next number.

    in: `source`, the row of any room that it came from; `asked.source_kind` says what that is.
    raises: NotAllowed; ValidationError for days out of order or in the future, an agency or a
    person whom `by` does not see, or a reference that is taken.
    """
    require(by, "raise_action", board, on=today)
    errors = {**wrong_days(asked, board, today), **_unseen(asked, board, by, today)}
    if errors:
        raise ValidationError(errors)
    partnership = Partnership.objects.select_for_update().get(pk=board.partnership_id)
    if reference and partnership.actions.filter(reference=reference).exists():
        raise ValidationError({"reference": f"{reference} is another action"})
    action = Action(
        partnership=partnership,
        board=board,
        reference=reference
        or next_reference(Action, partnership, f"{SERIES}-{asked.raised_on.year}"),
        **{name: getattr(asked, name) for name in AS_ASKED},
    )
    action.first_due_on = asked.first_due_on or asked.due_on
    action.save_because(because, by=by)
    if source is not None:
        link(action, source, by=by)
    return action


def link(
    action: Action,
    subject: models.Model,
    *,
    by: User,
    role: str = Role.SOURCE,
    words: str = "",
) -> Link:
    """Link the action with the thing it came from, or a meeting that spoke of it; once.

    raises: NotAllowed unless `by` may read the thing; ValidationError when it has its source.
    """
    require(by, "view", subject)
    found = Link.objects.about(subject).filter(action=action, role=role).first()
    if found is None:
        found = Link(action=action, subject=subject, role=role, words=words, linked_by=by)
        found.save_because("linked", by=by)
    row: Link = found
    return row


@transaction.atomic
def change_action(
    action: Action, changes: dict[str, Any], *, because: str, by: User, today: date
) -> Action:
    """Set these fields of an action; its first due day stays.

    raises: NotAllowed; ValidationError for days out of order or in the future.
    """
    require(by, "change", action, on=today)
    action = locked(action)
    for name, value in changes.items():
        setattr(action, name, value)
    asked = Asked(**{name: getattr(action, name) for name in (*AS_ASKED, "first_due_on")})
    errors = {**wrong_days(asked, action.board, today), **_unseen(asked, action.board, by, today)}
    if errors:
        raise ValidationError(errors)
    action.save_because(because, by=by)
    return action


def wrong_days(asked: Asked, board: Board, today: date) -> dict[str, str]:
    """What is wrong with the days, by field."""
    errors: dict[str, str] = {}
    if asked.raised_on > today:
        errors["raised_on"] = f"The day raised cannot be after today, {plain_day(today)}"
    elif not board.runs_on(asked.raised_on):
        errors["raised_on"] = f"{board} did not run on {plain_day(asked.raised_on)}"
    if asked.due_on < asked.raised_on:
        errors["due_on"] = "It cannot be due before it was raised"
    if asked.first_due_on and asked.first_due_on < asked.raised_on:
        errors["first_due_on"] = "It cannot be due before it was raised"
    if asked.closed_on and asked.closed_on > today:
        errors["closed_on"] = f"The day closed cannot be after today, {plain_day(today)}"
    if asked.closed_on and asked.closed_on < asked.raised_on:
        errors["closed_on"] = "It cannot be closed before it was raised"
    return errors


def _unseen(asked: Asked, board: Board, by: User, today: date) -> dict[str, str]:
    """An agency or a person of whom `by` knows nothing, or only elsewhere, cannot own an action
    here: whoever reads it would learn of them."""
    errors = {}
    agencies = Agency.objects.visible_to(by, on=today).filter(pk=asked.owner_agency.pk)
    if not agencies.filter(listings__partnership=board.partnership_id).exists():
        errors["owner_agency"] = "Choose an agency of this partnership"
    people = User.objects.visible_to(by, on=today)
    if asked.owner and not (
        people.filter(pk=asked.owner.pk).exists() and known_where_it_is(asked.owner, board)
    ):
        errors["owner"] = "Choose a person who holds an office here"
    return errors


def locked(action: Action) -> Action:
    """The action as it stands now: of two who act on it at once the later knows the earlier."""
    found: Action = (
        Action.objects.select_for_update(of=("self",))
        .select_related("board", "partnership", "owner_agency")
        .get(pk=action.pk)
    )
    return found


def open_action(action: Action) -> Action:
    """The same. raises: ValidationError when it is closed."""
    found = locked(action)
    if found.closed_on:
        raise ValidationError("It is closed already.")
    return found


@transaction.atomic
def hand_over(
    action: Action,
    *,
    owner: User | None,
    because: str,
    by: User,
    today: date,
) -> Action:
    """Say who owns the action from now on; nobody by name: the lead of its agency answers for it.

    raises: NotAllowed; ValidationError for a person who holds no office here, or no change.
    """
    require(by, "hand_over", action, on=today)
    action = open_action(action)
    if owner == action.owner:
        raise ValidationError({"owner": "They own it already" if owner else "Nobody owns it now"})
    action.owner = owner
    action.save_because(because[:200], by=by)
    seen = Action.objects.visible_to(owner, "update", on=today) if owner else Action.objects.all()
    if not seen.filter(pk=action.pk).exists():
        raise ValidationError({"owner": NOBODY})  # the gate knows whether they hold an office here
    return action


def note_move(
    action: Action,
    was: date,
    *,
    because: str,
    by: User,
    now: datetime,
    on_reopening: bool = False,
) -> Move:
    """Write down that the day has moved to where it stands, agreed by whoever moved it."""
    move = Move(
        action=action,
        was=was,
        to=action.due_on,
        because=because,
        asked_by=by,
        asked_at=now,
        on_reopening=on_reopening,
        agreed=True,
        decided_by=by,
        decided_at=now,
    )
    move.save_because(because[:200], by=by)
    return move


NOBODY = "Nobody with this address holds an office here"


@transaction.atomic
def note_discussed(action: Action, *, meeting: Meeting, words: str, by: User) -> Link:
    """Note that a meeting spoke of the action; the same meeting once.

    raises: NotAllowed; ValidationError for a meeting of another board.
    """
    require(by, "change", action)
    if meeting.board_id != action.board_id:
        raise ValidationError({"meeting": f"Choose a meeting of {action.board}"})
    locked(action)
    return link(action, meeting, by=by, role=Role.DISCUSSED, words=words)
