"""Tell the owners of deadlines that a change of law has moved: one letter a person and move."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from partnership.clock.duties import recipients
from partnership.clock.models import Deadline, Moved
from partnership.clock.moves import tells_of_moves
from partnership.outbox.writing import Draft, post
from partnership.records.sets import in_sets
from partnership.ui.words import day_words

TELL_MOVES = "outbox.moves"
OWNERS = "owners"

tells_of_moves(TELL_MOVES)


def tell_moves(key: str, now: datetime) -> None:
    """Write the letters about every move that nobody was told of; done twice it writes once."""
    today = timezone.localdate(now)
    untold = Moved.objects.filter(told_at__isnull=True).select_related("subject_type")
    for rows in in_sets(untold):
        post(_drafts(rows, today), now=now)
        Moved.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=now)


def _drafts(rows: list[Moved], today: date) -> Iterator[Draft]:
    by_model: dict[Any, list[Moved]] = defaultdict(list)
    for row in rows:
        by_model[row.subject_type.model_class()].append(row)
    for model, moves in by_model.items():
        if model is not None:
            yield from _drafts_about(model, moves, today)


def _drafts_about(model: Any, moves: list[Moved], today: date) -> Iterator[Draft]:
    pks = {move.subject_id for move in moves}
    people = recipients(model, pks, OWNERS, today)
    seen = {
        person: set(model.objects.visible_to(person, on=today).filter(pk__in=pks).in_bulk())
        for person in {person for group in people.values() for person in group}
    }
    subjects = model.objects.in_bulk(pks)
    provisional = _provisional(moves)
    for move in moves:
        for person in people.get(move.subject_id, []):
            if move.subject_id in seen[person]:
                yield _draft(move, subjects[move.subject_id], person, move.pk in provisional)


def _provisional(moves: list[Moved]) -> set[int]:
    """Which of these moves led to a day that may move again."""
    rows = Deadline.objects.filter(
        subject_type=moves[0].subject_type_id,
        subject_id__in={move.subject_id for move in moves},
        provisional=True,
    )
    found = {(row.subject_id, row.code, row.due_on) for row in rows}
    return {move.pk for move in moves if (move.subject_id, move.code, move.now) in found}


def _draft(move: Moved, subject: Any, person: Any, provisional: bool) -> Draft:
    reference = getattr(subject, "reference", str(subject))
    again = "It is provisional and may move again.\n" if provisional else ""
    return Draft(
        key=f"moved:{move.pk}:{person.pk}",
        to=person,
        subject=subject,
        heading=f"{reference}: {move.title} is due on another day",
        words=f"{move.title}\n\n{reference}. It was due on {day_words(move.was)} and is now due "
        f"on {day_words(move.now)}.\nWhy: {move.because}.\n{again}\n"
        f"{settings.PORTAL_ADDRESS}{subject.get_absolute_url()}\n",
    )
