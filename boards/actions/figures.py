"""Numbers about actions for any period: raised, closed, overdue, moved, opened again.

Every number is counted in the database from a queryset that began at the gate; a number about a
day is of what stood on that day, whatever moved or opened again since.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from boards.actions.models import Move, Reopening
from boards.models import Action
from partnership.clock.calendar import months_before

# How long an open action has stood: up to so many months, in words.
BANDS = ((3, "Up to three months"), (6, "Three to six months"), (12, "Six to twelve months"))
OLDER = "Over a year"
BY = {"group": "board__name", "agency": "owner_agency__name", "source": "source_kind"}


@dataclass(frozen=True)
class Figures:
    """What happened from one day to another, and what stood at the end of the last."""

    raised: int
    closed: int
    moved: int
    reopened: int
    open: int
    overdue: int


def figures(actions: QuerySet[Action], since: date, until: date) -> Figures:
    """The numbers of these actions from `since` to `until`, both included. Five queries."""
    rows = actions.order_by()
    period = (since, until)
    stood = at_end_of(rows, until)
    open_then = stood.aggregate(n=Count("pk"), late=Count("pk", filter=Q(due_then__lt=until)))
    moved = Move.objects.counted().filter(action__in=rows.values("pk"))
    again = Reopening.objects.filter(action__in=rows.values("pk"))
    return Figures(
        raised=rows.filter(raised_on__range=period).count(),
        closed=rows.filter(closed_on__range=period).count()
        + again.filter(was_closed_on__range=period).count(),
        moved=moved.filter(decided_at__date__range=period).count(),
        reopened=again.filter(reopened_at__date__range=period).count(),
        open=open_then["n"],
        overdue=open_then["late"],
    )


def at_end_of(actions: QuerySet[Action], day: date) -> QuerySet[Any]:
    """Those that were open at the end of this day, each with `due_then`, the due day it had."""
    later = Reopening.objects.filter(
        action=OuterRef("pk"), was_closed_on__lte=day, reopened_at__date__gt=day
    )
    closed = Q(closed_on__isnull=False, closed_on__lte=day) | Q(Exists(later))
    moved = Move.objects.filter(action=OuterRef("pk"), agreed=True, decided_at__date__gt=day)
    first = moved.order_by("decided_at", "pk").values("was")[:1]
    due = Coalesce(Subquery(first), F("due_on"), output_field=DateField())
    return actions.filter(~closed, raised_on__lte=day).annotate(due_then=due)


def counted_by(actions: QuerySet[Action], what: str, day: date) -> dict[str, tuple[int, int]]:
    """How many were open and how many of them overdue at the end of this day.

    in: `what`, "group", "agency", "source" or "age". out: the numbers by its words. One query.
    raises: KeyError for anything else.
    """
    rows = at_end_of(actions.order_by(), day)
    rows = rows.annotate(part=_age(day) if what == "age" else F(BY[what]))
    late = Count("pk", filter=Q(due_then__lt=day))
    found = rows.values("part").annotate(n=Count("pk"), late=late).order_by("part")
    return {row["part"]: (row["n"], row["late"]) for row in found}


def _age(day: date) -> Case:
    return Case(
        *(
            When(raised_on__gt=months_before(day, months), then=Value(words))
            for months, words in BANDS
        ),
        default=Value(OLDER),
        output_field=CharField(),
    )
