"""What the register opens from other pages, and what it asks of whom."""

from datetime import date
from typing import Any

from django.db.models import Count, Min
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
from partnership.ui.words import plain_day

open_from(Board, Door("Actions of this group", "actions:of_board", order=20))
open_from(Meeting, Door("Actions", "actions:of_meeting", names="pk", order=60))
open_from(Agency, Door("Its actions", "actions:of_agency", order=20))

A_FEW = 20
DECIDERS = {*SERVICE, *INDEPENDENT, Office.GROUP_CHAIR}


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """What the register asks of this person. A fixed number of queries, by office."""
    offices = set(user.offices_now)
    found = _of_owner(user, today) if offices else []
    if offices & set(SERVICE):
        found += [*_updates(user, today), *_closings(user, today)]
    if offices & DECIDERS:
        found += [*_moves(user, today), *_checks(user, today)]
    if offices & set(LEADS):
        found += _fallen(user, today)
    return found


def _of_owner(user: Any, today: date) -> list[Task]:
    seen = Action.objects.visible_to(user, "update", on=today).late(today)
    late = answered_by(seen, user, today).order_by().aggregate(n=Count("pk"), since=Min("due_on"))
    if not late["n"]:
        return []
    words = "One action is overdue." if late["n"] == 1 else f"{late['n']} actions are overdue."
    return [Task("Say how your actions stand", reverse("actions:mine"), late["since"], words)]


def _updates(user: Any, today: date) -> list[Task]:
    seen = Update.objects.visible_to(user, "answer", on=today).unanswered()
    said = seen.order_by().aggregate(n=Count("pk"), since=Min("said_at"))
    if not said["n"]:
        return []
    words = "One update waits." if said["n"] == 1 else f"{said['n']} updates wait."
    url = f"{reverse('actions:register')}?show=waiting"
    since = localdate(said["since"])
    return [Task("Accept or reject what owners say of actions", url, since, words)]


def _closings(user: Any, today: date) -> list[Task]:
    rows = Closing.objects.visible_to(user, "decide", on=today).waiting()
    rows = rows.select_related("action", "proposed_by").order_by("proposed_at")[:A_FEW]
    return [
        Task(
            f"Close action {row.action}, or leave it open",
            reverse("actions:end", args=[row.pk]),
            localdate(row.proposed_at),
            f"Proposed by {row.proposed_by}.",
        )
        for row in rows
    ]


def _moves(user: Any, today: date) -> list[Task]:
    """Those that this person may agree to: after some moves that is the chair alone."""
    rows = Move.objects.visible_to(user, "decide", on=today).waiting()
    rows = rows.select_related("action", "asked_by").order_by("asked_at")[:A_FEW]
    found = list(rows)
    if not found:
        return []
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


def _checks(user: Any, today: date) -> list[Task]:
    rows = Closing.objects.visible_to(user, "check", on=today).unchecked()
    rows = rows.filter(check_on__lte=today).select_related("action").order_by("check_on")[:A_FEW]
    return [
        Task(
            f"Did it last? Action {row.action}",
            reverse("actions:check", args=[row.pk]),
            row.check_on,
            f"Closed on {plain_day(row.done_on)}.",
        )
        for row in rows
    ]


def _fallen(user: Any, today: date) -> list[Task]:
    seen = Action.objects.visible_to(user, "hand_over", on=today).open()
    rows = fallen(seen, today).select_related("owner").order_by("due_on")[:A_FEW]
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
