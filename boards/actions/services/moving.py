"""The due day moves, with a reason; after some moves only the chair agrees to one more."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.letters import tell
from boards.actions.models import Move
from boards.actions.services.raising import note_move, open_action
from boards.models import Action
from partnership.access.services import can, require
from partnership.clock.local import value_of
from partnership.people.models import User
from partnership.ui.words import plain_day

MOVES = "ACTION-MOVES"


def needs_chair(action: Action, today: date) -> bool:
    """Whether the day has moved so often that one more move is the chair's to agree to."""
    made = Move.objects.filter(action=action).counted().count()
    return bool(made >= value_of(MOVES, action.partnership, on=today))


@transaction.atomic
def move_due(
    action: Action, *, due_on: date, because: str, by: User, today: date, now: datetime
) -> Move:
    """Move the due day, or ask for it: the service moves it at once, owners ask the service, and
    after some moves both ask the chair.

    raises: NotAllowed; ValidationError for a closed action, a day that has passed or is the same,
    or when a move is asked for already.
    """
    require(by, "move", action, on=today)
    action = open_action(action)
    waiting = action.moves.filter(decided_at__isnull=True).first()
    if waiting:
        if (waiting.to, waiting.asked_by_id) == (due_on, by.pk):
            return waiting  # the second click
        raise ValidationError("Another day is asked for already, and not decided yet.")
    _refuse_day(action, due_on, today)
    if can(by, "change", action, on=today) and not needs_chair(action, today):
        return _moved(action, due_on, because, by, now)
    move = Move(
        action=action, was=action.due_on, to=due_on, because=because, asked_by=by, asked_at=now
    )
    move.save_because(f"asked: {because}"[:200], by=by)
    return move


def _refuse_day(action: Action, due_on: date, today: date) -> None:
    if due_on < today:
        raise ValidationError({"due_on": f"It can move to today, {plain_day(today)}, or later"})
    if due_on == action.due_on:
        raise ValidationError({"due_on": f"It is due on {plain_day(due_on)} already"})


def _moved(action: Action, due_on: date, because: str, by: User, now: datetime) -> Move:
    was, action.due_on = action.due_on, due_on
    action.save_because(f"due day moved: {because}"[:200], by=by)
    return note_move(action, was, because=because, by=by, now=now)


@transaction.atomic
def decide_move(
    move: Move, *, agreed: bool, because: str, by: User, today: date, now: datetime
) -> Move:
    """Agree to a move that was asked for, or not; whoever asked is told.

    raises: NotAllowed, also for the service when it is the chair's to decide; ValidationError for
    one's own request after some moves, one that is decided, or a day that has passed meanwhile.
    """
    # After too many moves it is the chair's to agree; whoever may decide may always refuse.
    often = agreed and needs_chair(move.action, today)
    require(by, "approve" if often else "decide", move, on=today)
    action = open_action(move.action)
    move = Move.objects.select_for_update().get(pk=move.pk)
    if move.decided_at:
        raise ValidationError("It is decided already.")
    if agreed:
        _refuse_agreement(move, action, by, today)
        action.due_on = move.to
        action.save_because(f"due day moved: {move.because}"[:200], by=by)
    move.agreed, move.decided_because, move.decided_by = agreed, because, by
    move.decided_at = now
    move.save_because("agreed" if agreed else "not agreed", by=by)
    became = f"is {plain_day(move.to)} now" if agreed else "stays as it is"
    tell(
        action,
        [move.asked_by],
        key=f"move:{move.pk}",
        heading=f"the due day {became}",
        words=f"You asked for another due day. The due day {became}.",
        now=now,
    )
    return move


def _refuse_agreement(move: Move, action: Action, by: User, today: date) -> None:
    if needs_chair(action, today):
        require(by, "approve", move, on=today)
        if move.asked_by_id == by.pk:
            raise ValidationError("Somebody else in the chair agrees to what you asked for.")
    if move.to < today:
        raise ValidationError(f"The day asked for, {plain_day(move.to)}, has passed: refuse it.")
