"""What a change of law would move, shown before it is made. Writes nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from partnership.clock import law
from partnership.clock.calendar import BeyondCalendar
from partnership.clock.duties import lookups_of
from partnership.clock.law import Added, LateEdition, LateHoliday, Law
from partnership.clock.models import Deadline
from partnership.clock.rules import NoEdition
from partnership.clock.services import follows
from partnership.records.sets import in_sets

MOST = 100
Seen = Callable[[Any], Any]


@dataclass(frozen=True)
class Move:
    """One deadline that a change would move; `now` is None where it would no longer run."""

    deadline: Deadline
    subject: Any
    now: date | None


@dataclass(frozen=True)
class Preview:
    """What a change would do to the deadlines that its reader may see."""

    moves: list[Move]
    count: int

    @property
    def more(self) -> int:
        """How many would move beyond those listed."""
        return self.count - len(self.moves)


def preview(was: Added | None, now: Added, *, seen: Seen, today: date) -> Preview:
    """What would move if `now` were added, or stood in the place of `was`.

    in: `seen` keeps of a queryset of deadlines those whose reader may see them, and nothing is
    listed or counted but those: nobody learns what another partnership has.
    """
    supposed = law.now().changed(was, now)
    since = today if was else now.since
    reached = Deadline.objects.filter(_reached(now))
    reached = reached.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=since))
    moves: list[Move] = []
    count = 0
    for rows in in_sets(seen(reached).select_related("subject_type")):
        found = list(_moves(supposed, rows))
        count += len(found)
        moves += found[: MOST - len(moves)]
    moves.sort(key=lambda move: (move.deadline.due_on, move.deadline.pk))
    return Preview(moves, count)


def _reached(change: Added) -> Q:
    """The deadlines that it could touch at all: a day inside the count, or cases of its time."""
    if isinstance(change, LateHoliday):
        inside = Q(counted_from__lt=change.day, due_on__gte=change.day)
        return inside | Q(due_on__lte=change.day, counted_from__gt=change.day)
    assert isinstance(change, LateEdition)
    since = change.edition.in_force_from
    return Q(code=change.code) & (Q(triggered_on__gte=since) | Q(edition=change.edition.key))


def _moves(supposed: Law, rows: list[Deadline]) -> Iterator[Move]:
    by_kind: dict[ContentType, list[Deadline]] = defaultdict(list)
    for row in rows:
        by_kind[row.subject_type].append(row)
    for kind, deadlines in by_kind.items():
        model = kind.model_class()
        if model is not None:
            yield from _moves_of(supposed, kind, model, deadlines)


def _moves_of(
    supposed: Law, kind: ContentType, model: type[models.Model], rows: list[Deadline]
) -> Iterator[Move]:
    found = model._default_manager.filter(pk__in={row.subject_id for row in rows})
    subjects = {row.pk: row for row in found.prefetch_related(*lookups_of(model))}
    with law.supposing(supposed):
        due = {
            (pk, deadline.code): deadline.due_on
            for pk, subject in subjects.items()
            for deadline in _follows(kind, subject)
        }
    for row in rows:
        then = due.get((row.subject_id, row.code))
        if then != row.due_on:
            yield Move(row, subjects[row.subject_id], then)


def _follows(kind: ContentType, subject: models.Model) -> list[Deadline]:
    try:
        return follows(kind, subject)
    except (BeyondCalendar, NoEdition):
        return []
