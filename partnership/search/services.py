"""Keep entries in step with facts: after a change by reading on in the histories, each night whole.

History numbers grow, but a transaction that began earlier may be seen later: numbers that are
missing below the newest are looked for again until no transaction can be that old.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q, Subquery

from partnership.documents.models import Document
from partnership.records.sets import SET, in_sets
from partnership.search.entries import write_files, write_rows
from partnership.search.models import Entry, Mark
from partnership.search.registry import FILE, Indexed, all_indexed, watched

A_LOOK = 300  # so many changes are read in while somebody waits for an answer
LONGEST_TRANSACTION = timedelta(minutes=10)
LOOK_BACK = 1000  # numbers below the newest in which a gap may be a transaction still open


def catch_up(*, now: datetime, most: int | None = A_LOOK) -> bool:
    """Index what has changed since the last time. One query when nothing has.

    in: `most`, how many changes of each model are read; None for all of them, set by set.
    out: whether every change is now found.
    """
    if not _behind(_mark_with_heads()):
        return True
    if most is None:
        while not _read_on(now, SET, bounded=False):
            pass
        return True
    return _read_on(now, most, bounded=True)


@transaction.atomic
def index(row: models.Model) -> None:
    """Make the entries of one row again at once, whatever its history says."""
    mark = _locked()
    for entry in all_indexed():
        if isinstance(row, entry.model):
            _note_kinds(mark, write_rows(entry, [row.pk]))
    mark.save()


def rebuild(*, now: datetime) -> int:
    """Make every entry again, in sets. Texts already read from files stay. Returns how many stand.

    Safe to run at any time; what changes meanwhile is read from the histories afterwards.
    """
    heads = {model._meta.label: _head(model) for model in watched()}
    gaps = {model._meta.label: _missing_below(model, now) for model in watched()}
    for entry in all_indexed():
        for pks in _keys_in_sets(entry.model):
            _write_set(entry, pks)
        Entry.objects.filter(kind=entry.kind).exclude(
            subject_id__in=entry.model._base_manager.values("pk")
        ).delete()
    for pks in _keys_in_sets(Document):
        _write_set(None, pks)
    Entry.objects.exclude(kind__in=[FILE, *(entry.kind for entry in all_indexed())]).delete()
    with transaction.atomic():
        mark = _locked()
        mark.seen, mark.gaps = heads, gaps
        mark.save()
    return Entry.objects.count()


def is_built() -> bool:
    """Whether anything was ever indexed here."""
    return Mark.objects.exists()


def unread(most: int = 200) -> list[int]:
    """Numbers of the entries whose file has not been read yet, oldest first."""
    waiting = Entry.objects.filter(source__isnull=False, read_at__isnull=True)
    return list(waiting.order_by("pk").values_list("pk", flat=True)[:most])


# --- reading on -------------------------------------------------------------------------------


def _history(model: type[models.Model]) -> models.QuerySet[Any]:
    history: Any = model.history.model  # type: ignore[attr-defined]
    found: models.QuerySet[Any] = history._default_manager.all()
    return found


def _mark_with_heads() -> Mark | None:
    """The bookmark, with the newest history number of each model beside it. One query."""
    heads = {
        f"head_{i}": Subquery(_history(model).order_by("-history_id").values("history_id")[:1])
        for i, model in enumerate(watched())
    }
    return Mark.objects.filter(pk=1).annotate(**heads).first()


def _behind(mark: Mark | None) -> bool:
    if mark is None or mark.gaps:
        return True
    heads = {model._meta.label: getattr(mark, f"head_{i}") for i, model in enumerate(watched())}
    return any(head and head > mark.seen.get(label, 0) for label, head in heads.items())


def _locked() -> Mark:
    """The bookmark, held until the end of the transaction: one reads on at a time."""
    Mark.objects.get_or_create(pk=1)
    return Mark.objects.select_for_update().get(pk=1)


@transaction.atomic
def _read_on(now: datetime, most: int, *, bounded: bool) -> bool:
    """Read so many changes of each model. out: whether none is left."""
    mark, done = _locked(), True
    for model in watched():
        done = _read_model(mark, model, now, most, bounded=bounded) and done
    mark.save()
    return done


def _read_model(
    mark: Mark, model: type[models.Model], now: datetime, most: int, *, bounded: bool
) -> bool:
    label = model._meta.label
    last, gaps = mark.seen.get(label, 0), mark.gaps.get(label, {})
    changed = Q(history_id__gt=last)
    if gaps:
        changed |= Q(history_id__in=[int(number) for number in gaps])
    rows = _history(model).filter(changed).order_by("history_id")
    numbers = dict(rows.values_list("history_id", "id")[:most])
    concerned = list(_concerned(model, set(numbers.values())))
    if bounded and any(len(pks) > most for _, pks in concerned):
        return False  # left for the worker, whom nobody waits for
    for entry, pks in concerned:
        for part in _parts(sorted(pks)):
            _note_kinds(mark, write_files(part) if entry is None else write_rows(entry, part))
    newest = max(last, *numbers) if numbers else last
    mark.gaps[label] = _gaps_after(gaps, numbers, last, newest, now)
    if not mark.gaps[label]:
        del mark.gaps[label]
    mark.seen[label] = newest
    return len(numbers) < most


def _concerned(
    model: type[models.Model], changed: set[int]
) -> Iterator[tuple[Indexed | None, set[int]]]:
    """Which rows of which kinds have words that these rows change; None stands for files."""
    if not changed:
        return
    if model is Document:
        yield None, changed
    for entry in all_indexed():
        if entry.model is model:
            yield entry, changed
        for other, path in entry.follows:
            if other is model:
                rows = entry.model._base_manager.filter(**{f"{path}__in": changed})
                yield entry, set(rows.values_list("pk", flat=True))


def _gaps_after(
    gaps: dict[str, str], numbers: Iterable[int], last: int, newest: int, now: datetime
) -> dict[str, str]:
    """The numbers still missing below the newest, with when they were first missed."""
    seen = set(numbers)
    oldest = (now - LONGEST_TRANSACTION).isoformat()
    left = {number: at for number, at in gaps.items() if at > oldest and int(number) not in seen}
    since = max(last + 1, newest - LOOK_BACK) if last else newest
    missing = [number for number in range(since, newest) if number not in seen]
    return {**{str(number): now.isoformat() for number in missing}, **left}


def _head(model: type[models.Model]) -> int:
    newest = _history(model).order_by("-history_id").values_list("history_id", flat=True).first()
    return newest or 0


def _missing_below(model: type[models.Model], now: datetime) -> dict[str, str]:
    """Numbers below the newest that may belong to a transaction still open."""
    head = _head(model)
    since = max(head - LOOK_BACK, 1)
    there = set(_history(model).filter(history_id__gte=since).values_list("history_id", flat=True))
    return {str(n): now.isoformat() for n in range(since, head) if n not in there}


# --- writing in sets --------------------------------------------------------------------------


def _keys_in_sets(model: type[models.Model]) -> Iterator[list[int]]:
    for rows in in_sets(model._base_manager.only("pk")):
        yield [row.pk for row in rows]


def _parts(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), SET):
        yield pks[start : start + SET]


@transaction.atomic
def _write_set(entry: Indexed | None, pks: list[int]) -> None:
    """One set of the rebuild, read and written under the lock."""
    mark = _locked()
    _note_kinds(mark, write_files(pks) if entry is None else write_rows(entry, pks))
    mark.save()


def _note_kinds(mark: Mark, kinds: set[int]) -> None:
    mark.kinds = sorted({*mark.kinds, *kinds})
