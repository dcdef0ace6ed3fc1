"""What the register opens from other pages, and what it asks of whom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from boards.actions.models import Closing, Move, Update
from boards.actions.owners import answered_by, fallen
from boards.actions.rag import moves_made
from boards.actions.services.moving import MOVES
from boards.models import Action, Board, Meeting, Partnership
from boards.permissions import INDEPENDENT, LEADS
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE, Office
from partnership.agencies.models import Agency
from partnership.clock.local import values_of
from partnership.clock.rules import local_of
from partnership.people.models import User
from partnership.ui.words import plain_day

open_from(Board, Door("Actions of this group", "actions:of_board", order=20))
open_from(Meeting, Door("Actions", "actions:of_meeting", names="pk", order=60))
open_from(Agency, Door("Its actions", "actions:of_agency", order=20))

A_FEW = 20
DECIDERS = {*SERVICE, *INDEPENDENT, Office.GROUP_CHAIR}


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """What the register asks of this person: one query, and one or two more for each kind of thing
    that waits, however many there are. None for who holds no office."""
    offices = set(user.offices_now)
    kinds = {name: kind for name, kind in KINDS.items() if offices & kind.offices}
    if not kinds:
        return []
    there = {name: Exists(kind.rows(user, today)) for name, kind in kinds.items()}
    waits = User.objects.filter(pk=user.pk).values(**there).get()
    return [task for name, kind in kinds.items() if waits[name] for task in kind.tasks(user, today)]


@dataclass(frozen=True)
class Waiting:
    """One kind of thing that waits: for whom, which rows, and how it is asked."""

    offices: frozenset[Office]
    rows: Callable[[Any, date], QuerySet[Any]]
    tasks: Callable[[Any, date], list[Task]]


def _own_late(user: Any, today: date) -> QuerySet[Any]:
    seen = Action.objects.visible_to(user, "update", on=today).late(today)
    return answered_by(seen, user, today).order_by()


def _of_owner(user: Any, today: date) -> list[Task]:
    late = _own_late(user, today).aggregate(n=Count("pk"), since=Min("due_on"))
    words = "One action is overdue." if late["n"] == 1 else f"{late['n']} actions are overdue."
    return [Task("Say how your actions stand", reverse("actions:mine"), late["since"], words)]


def _unanswered(user: Any, today: date) -> QuerySet[Any]:
    found: QuerySet[Any] = Update.objects.visible_to(user, "answer", on=today).unanswered()
    return found.order_by()


def _updates(user: Any, today: date) -> list[Task]:
    said = _unanswered(user, today).aggregate(n=Count("pk"), since=Min("said_at"))
    words = "One update waits." if said["n"] == 1 else f"{said['n']} updates wait."
    url = f"{reverse('actions:register')}?show=waiting"
    since = localdate(said["since"])
    return [Task("Accept or reject what owners say of actions", url, since, words)]


def _proposed(user: Any, today: date) -> QuerySet[Any]:
    found: QuerySet[Any] = Closing.objects.visible_to(user, "decide", on=today).waiting()
    return found


def _closings(user: Any, today: date) -> list[Task]:
    rows = (
        _proposed(user, today)
        .select_related("action", "proposed_by")
        .order_by("proposed_at")[:A_FEW]
    )
    return [
        Task(
            f"Close action {row.action}, or leave it open",
            reverse("actions:end", args=[row.pk]),
            localdate(row.proposed_at),
            f"Proposed by {row.proposed_by}.",
        )
        for row in rows
    ]


def _asked_for(user: Any, today: date) -> QuerySet[Any]:
    found: QuerySet[Any] = Move.objects.visible_to(user, "decide", on=today).waiting()
    return found


def _moves(user: Any, today: date) -> list[Task]:
    """Those that this person may agree to: after some moves that is the chair alone."""
    rows = _asked_for(user, today).select_related("action", "asked_by")
    found = list(rows.order_by("asked_at")[:A_FEW])
    approves = Move.objects.visible_to(user, "approve", on=today)
    chaired = set(approves.filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    often = _moved_often([row.action_id for row in found], today)
    return [
        Task(
            f"Agree to another due day of action {row.action}, or do not",
            reverse("actions:decide_move", args=[row.pk]),
            localdate(row.asked_at),
            f"{plain_day(row.to)} instead of {plain_day(row.was)}. Asked by {row.asked_by}.",
        )
        for row in found
        if (row.action_id in often) == (row.pk in chaired) and row.asked_by_id != user.pk
    ]


def _moved_often(pks: list[int], today: date) -> set[int]:
    """The actions whose next move is the chair's to agree to."""
    rows = Action.objects.filter(pk__in=pks).annotate(made=moves_made())
    made = list(rows.values_list("pk", "partnership", "made"))
    own = values_of(Partnership, {whole for _, whole, _ in made}, {MOVES}, on=today)
    most = local_of(MOVES).number
    return {pk for pk, whole, number in made if number >= own.get(whole, {}).get(MOVES, most)}


def _unchecked(user: Any, today: date) -> QuerySet[Any]:
    seen = Closing.objects.visible_to(user, "check", on=today).unchecked()
    found: QuerySet[Any] = seen.filter(check_on__lte=today)
    return found


def _checks(user: Any, today: date) -> list[Task]:
    rows = _unchecked(user, today).select_related("action").order_by("check_on")[:A_FEW]
    return [
        Task(
            f"Did it last? Action {row.action}",
            reverse("actions:check", args=[row.pk]),
            row.check_on,
            f"Closed on {plain_day(row.done_on)}.",
        )
        for row in rows
    ]


def _left(user: Any, today: date) -> QuerySet[Any]:
    return fallen(Action.objects.visible_to(user, "hand_over", on=today).open(), today)


def _fallen(user: Any, today: date) -> list[Task]:
    rows = _left(user, today).select_related("owner").order_by("due_on")[:A_FEW]
    return [
        Task(
            f"Say who owns action {row} now",
            reverse("actions:hand_over", args=[row.pk]),
            row.due_on,
            "Its owner holds no office here any more.",
            agency=row.owner_agency_id,
        )
        for row in rows
    ]


KINDS = {
    "own": Waiting(frozenset(Office), _own_late, _of_owner),
    "said": Waiting(frozenset(SERVICE), _unanswered, _updates),
    "proposed": Waiting(frozenset(SERVICE), _proposed, _closings),
    "moves": Waiting(frozenset(DECIDERS), _asked_for, _moves),
    "checks": Waiting(frozenset(DECIDERS), _unchecked, _checks),
    "left": Waiting(frozenset(LEADS), _left, _fallen),
}
