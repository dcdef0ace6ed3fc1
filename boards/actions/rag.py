"""How an action stands by its dates and its owner's words, counted in the query itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from boards.actions.models import Judgement, Move, Rag, Reopening, Update
from boards.models import Action, Partnership
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import value_of, values_of
from partnership.clock.models.local import in_unit
from partnership.clock.rules import local_of
from partnership.ui.words import plain_day

SOON, SILENT = "ACTION-SOON", "ACTION-SILENT"
TINTS = {Rag.OFF_TRACK: "red", Rag.AT_RISK: "amber", Rag.ON_TRACK: "green", Rag.COMPLETE: "blue"}
WORST_FIRST = (Rag.OFF_TRACK, Rag.AT_RISK)


@dataclass(frozen=True)
class Limits:
    """The days between which an action comes due in silence."""

    soon: date
    silent: datetime


def _limits(soon: int, silent: int, today: date) -> Limits:
    since = working_days_before(today, silent)
    midnight = datetime.combine(since, time(), tzinfo=timezone.get_current_timezone())
    return Limits(working_days_after(today, soon), midnight)


def with_state(actions: QuerySet[Action], today: date) -> QuerySet[Any]:
    """The same actions, each with `computed`, `judged`, `moves_made`, `reopened`, `due_again_at`
    (when its due day was set by opening it again, unless it moved since) and what the owner said
    last that was not rejected (`said_at`, `expected_on`, `in_the_way`).

    One query more, for the values that partnerships have set for themselves.
    """
    said = Update.objects.filter(action=OuterRef("pk")).standing().order_by("-said_at", "-pk")
    found = actions.annotate(
        said_at=Subquery(said.values("said_at")[:1]),
        expected_on=Subquery(said.values("expected_on")[:1]),
        in_the_way=Subquery(said.values("in_the_way")[:1]),
        moves_made=moves_made(),
        reopened=_number(Reopening.objects.filter(action=OuterRef("pk"))),
        due_again_at=_due_again_at(),
    )
    return found.annotate(computed=_computed(today), **_judged())


def moves_made() -> Coalesce:
    """How often the due day of an action has moved."""
    return _number(Move.objects.filter(action=OuterRef("pk")).counted())


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("action").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _due_again_at() -> Subquery:
    again = Case(When(on_reopening=True, then=F("asked_at")))
    rows = Move.objects.filter(action=OuterRef("pk"), agreed=True).annotate(again=again)
    return Subquery(rows.order_by("-decided_at", "-pk").values("again")[:1])


def due_in_words(action: Any) -> str:
    """How an action of `with_state` came to its due day; nothing where that never changed."""
    moved, again = _times("moved", action.moves_made), action.due_again_at
    if again:
        opened = _times("opened again", action.reopened) if action.reopened > 1 else ""
        said = [f"set when it was opened again on {plain_day(again)}", moved and f"{moved} before"]
    else:
        opened, said = _times("opened again", action.reopened), [moved]
    return ", ".join(words for words in (*said, opened) if words)


def _times(became: str, number: int) -> str:
    return f"{became} {number} time{'' if number == 1 else 's'}" if number else ""


def _judged() -> dict[str, Subquery]:
    """The newest judgement, unless the action was opened again since."""
    later = Reopening.objects.filter(
        action=OuterRef("action"), reopened_at__gt=OuterRef("judged_at")
    )
    rows = Judgement.objects.filter(~Exists(later), action=OuterRef("pk"))
    newest = rows.order_by("-judged_at", "-pk")
    return {
        "judged": Subquery(newest.values("rag")[:1]),
        "judged_on": Subquery(newest.values("judged_at")[:1]),
        "judged_why": Subquery(newest.values("words")[:1]),
    }


def _computed(today: date) -> Case:
    soon, silent = local_of(SOON).number, local_of(SILENT).number
    default = _limits(soon, silent, today)
    partnerships = Partnership.objects.values_list("pk", flat=True)
    own = values_of(Partnership, partnerships, {SOON, SILENT}, on=today)  # type: ignore[arg-type]
    quiet = _quiet(default, Q() if not own else ~Q(partnership__in=list(own)))
    for pk, numbers in own.items():
        limits = _limits(numbers.get(SOON, soon), numbers.get(SILENT, silent), today)
        quiet |= _quiet(limits, Q(partnership=pk))
    return Case(
        When(closed_on__isnull=False, then=Value(Rag.COMPLETE)),
        When(due_on__lt=today, then=Value(Rag.OFF_TRACK)),
        When(expected_on__gt=F("due_on"), then=Value(Rag.AT_RISK)),
        When(in_the_way__gt="", then=Value(Rag.AT_RISK)),
        When(quiet, then=Value(Rag.AT_RISK)),
        default=Value(Rag.ON_TRACK),
        output_field=CharField(),
    )


def _quiet(limits: Limits, where: Q) -> Q:
    """Due soon, and nothing said lately."""
    silent = Q(said_at__isnull=True) | Q(said_at__lt=limits.silent)
    return where & Q(due_on__lte=Value(limits.soon, output_field=DateField())) & silent


def why_computed(action: Any, today: date) -> str:
    """Why an action of `with_state` is computed as it is, in words."""
    if action.closed_on:
        return f"It was closed on {plain_day(action.closed_on)}."
    if action.due_on < today:
        return f"It was due on {plain_day(action.due_on)}."
    if action.expected_on and action.expected_on > action.due_on:
        return f"Its owner expects {plain_day(action.expected_on)}, after the due day."
    if action.in_the_way:
        return "Its owner says that something stands in the way."
    if action.computed == Rag.AT_RISK:
        return "It comes due, and its owner has said nothing lately."
    return "Its due day is ahead and nothing speaks against it."


def rule_in_words(partnership: Partnership, today: date) -> list[str]:
    """How it is computed here, as its readers are told."""
    soon, silent = (
        in_unit(value_of(code, partnership, on=today), local_of(code).unit)
        for code in (SOON, SILENT)
    )
    return [
        "Off track: the due day has passed.",
        "At risk: the owner’s newest update that was not rejected expects a later day than the "
        f"due day, or says what stands in the way; or the due day is within {soon} and the owner "
        f"has said nothing for {silent}.",
        "On track: none of these. Complete: it is closed.",
    ]


def label_of(value: str | None) -> str:
    """How a stored value is called; nothing for none."""
    return Rag(value).label if value else ""


def tint_of(value: str | None) -> str:
    """The tint that repeats the word."""
    return TINTS[Rag(value)] if value else ""


def either(values: Collection[str]) -> Q:
    """Actions of `with_state` that are computed or judged as one of these."""
    return Q(computed__in=values) | Q(judged__in=values)
