"""The open actions that a person answers for, as one page asks about all of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from boards.actions.models import Update
from boards.actions.owners import answered_by
from boards.actions.rag import with_state
from boards.actions.services.updating import Said
from boards.models import Action, Partnership
from partnership.people.models import User

FIELD = "words_"


def mine(user: User, today: date, partnership: Partnership | None = None) -> QuerySet[Any]:
    """Open actions that this person answers for and may update, soonest due first.

    in: `partnership`, where only its actions are asked for: one letter never tells of two.
    """
    rows = answered_by(Action.objects.visible_to(user, "update", on=today).open(), user, today)
    if partnership is not None:
        rows = rows.filter(partnership=partnership)
    return with_state(rows, today).select_related("board", "owner_agency").order_by("due_on", "pk")


def last_said(actions: Iterable[Action], user: User, today: date) -> dict[int, Update]:
    """The newest update of each action with the service's answer, by the action. One query and
    those of the gate."""
    newest = Update.objects.filter(action=OuterRef("action")).order_by("-said_at", "-pk")
    seen = Update.objects.visible_to(user, on=today).filter(action__in=[one.pk for one in actions])
    rows = seen.filter(pk=Subquery(newest.values("pk")[:1]))
    return {row.action_id: row for row in rows.select_related("said_by", "verdict")}


def typed_about(
    data: Mapping[str, Any], user: User, today: date, partnership: Partnership | None = None
) -> tuple[list[Any], int]:
    """The actions that a sent form is about, also those closed meanwhile, and how many of them are
    no longer this person's."""
    numbers = {name.removeprefix(FIELD) for name in data if name.startswith(FIELD)}
    pks = [int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 16]
    seen = answered_by(Action.objects.visible_to(user, "update", on=today), user, today)
    if partnership is not None:
        seen = seen.filter(partnership=partnership)
    rows = with_state(seen.filter(pk__in=pks), today).select_related("board", "owner_agency")
    found = list(rows.order_by("due_on", "pk"))
    there = {row.pk for row in found}
    return found, sum(bool(data.get(f"{FIELD}{pk}")) for pk in pks if pk not in there)


def said_of(actions: Iterable[Action], said: Mapping[int, dict[str, Any]]) -> list[Any]:
    """Pairs of an action and what was said of it, for those of which something was."""
    return [
        (
            action,
            Said(
                words=said[action.pk]["words"] or "",
                in_the_way=said[action.pk]["in_the_way"] or "",
                expected_on=said[action.pk]["expected_on"],
            ),
        )
        for action in actions
        if action.pk in said
    ]
