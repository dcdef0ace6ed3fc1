"""Acts on actions: raise one, change one."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Length

from boards.models import Action, Board, Partnership
from boards.notices import known_where_it_is
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
) -> Action:
    """Write an action of a board or group, under a reference of its own or the next number.

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
        reference=reference or _next_reference(partnership, asked.raised_on.year),
        **{name: getattr(asked, name) for name in AS_ASKED},
    )
    action.first_due_on = asked.first_due_on or asked.due_on
    action.save_because(because, by=by)
    return action


@transaction.atomic
def change_action(
    action: Action, changes: dict[str, Any], *, because: str, by: User, today: date
) -> Action:
    """Set these fields of an action; its first due day stays.

    raises: NotAllowed; ValidationError for days out of order or in the future.
    """
    require(by, "change", action, on=today)
    action = Action.objects.select_for_update().select_related("board").get(pk=action.pk)
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


def _next_reference(partnership: Partnership, year: int) -> str:
    """For example ACT-2026-007. The partnership's row is locked, so no number is given twice."""
    start = f"{SERIES}-{year}-"
    numbered = partnership.actions.filter(reference__regex=rf"^{start}\d+$")
    newest = numbered.order_by(Length("reference").desc(), "-reference").first()
    last = int(newest.reference.removeprefix(start)) if newest else 0
    return f"{start}{last + 1:03d}"


FILTERS = (("open", "Open"), ("late", "Late"), ("closed", "Closed"), ("all", "All"))


def shown(user: User, show: str, today: date) -> tuple[str, QuerySet[Action]]:
    """What a reader sees under one filter, soonest due first; an unknown filter means open."""
    show = show if show in dict(FILTERS) else "open"
    seen = Action.objects.visible_to(user)
    found = {"open": seen.open(), "late": seen.late(today), "closed": seen.closed(), "all": seen}
    return show, found[show].select_related("board", "owner_agency", "owner")
