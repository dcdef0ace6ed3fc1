"""What changed, in words: reads the history of rows as a list of sentences."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone

QUIET = {"id", "created_at", "updated_at"}
ANOTHER = "Somebody or something that you do not see"
Names = dict[tuple[Any, Any], str]
MayName = Callable[[Any, set[Any]], Collection[Any]]
# Who (their key) and as what, to the words that a reader may be told.
AsSeen = Callable[[Iterable[tuple[Any, str]]], dict[tuple[Any, str], str]]
# Who (their key) and on which day, to those of whom a reader may be told.
Known = Callable[[Iterable[tuple[Any, date]]], Collection[tuple[Any, date]]]
Entry = tuple[Any, Any, list["Difference"]]


@dataclass(frozen=True)
class Change:
    """One entry of a log: of what, when, by whom and as what, why, and what became what."""

    what: str
    at: datetime
    by: str
    reason: str
    fields: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Difference:
    """One field that changed, as stored."""

    field: models.Field
    was: Any
    now: Any


def changes_of(
    *records: models.Model,
    most: int = 200,
    may_name: MayName | None = None,
    as_seen: AsSeen | None = None,
) -> list[Change]:
    """The newest `most` changes of these records, newest first.

    in: `may_name`, which rows of a model the reader may see; what others are called is not told.
    `as_seen`, as which office people acted, as far as the reader may know of it; else as kept.
    The number of queries depends on how many kinds of record there are, not on how many changes.
    """
    entries = sorted(_entries(records), key=lambda entry: entry[1].history_date, reverse=True)
    return _told(entries[:most], may_name, as_seen)


def changes_of_one(
    record: models.Model,
    first: int,
    most: int,
    *,
    may_name: MayName | None = None,
    as_seen: AsSeen | None = None,
    known: Known | None = None,
) -> list[Change]:
    """A page of the changes of one record, newest first: so many from the `first` (0) on.

    in: `may_name` and `as_seen` as above; `known`, whom the reader knew on the day of the change:
    who acted for another partnership then is not named because they work for this one today.
    Only the page's own lines are read, and the one before them to compare with.
    """
    lines = list(lines_of(record)[first : first + most + 1])
    older = [*lines[1:], None][: len(lines)]
    entries = [
        (record, line, list(_differences(record, before, line)))
        for line, before in zip(lines[:most], older, strict=False)
    ]
    return _told(entries, may_name, as_seen, known)


def lines_of(record: Any) -> Any:
    """The lines of history of one record, newest first."""
    found = type(record).history.filter(id=record.pk).select_related("history_user")
    return found.order_by("-history_id")


def _told(
    entries: Sequence[Entry],
    may_name: MayName | None,
    as_seen: AsSeen | None,
    known: Known | None = None,
) -> list[Change]:
    names = _names((d for _, _, found in entries for d in found), may_name)
    hidden = _hidden(entries, may_name, known)
    acts = {(row.history_user_id, row.history_actor) for _, row, _ in entries}
    acted = as_seen(act for act in acts if act[0]) if as_seen else {}
    return [
        Change(
            what=str(record),
            at=row.history_date,
            by=ANOTHER if _key(row) in hidden else _by(row, acted),
            # Why is told in the words of whoever did it.
            reason="" if _is_quiet(row, hidden, may_name) else row.history_change_reason or "",
            fields=[
                (
                    str(difference.field.verbose_name),
                    _words(difference.field, difference.was, names),
                    _words(difference.field, difference.now, names),
                )
                for difference in found
            ],
        )
        for record, row, found in entries
    ]


def _hidden(
    entries: Sequence[Entry], may_name: MayName | None, known: Known | None
) -> set[tuple[Any, Any]]:
    """The lines, by model and number, of people whom the reader does not see, or did not then."""
    acts = {_act(row) for _, row, _ in entries if row.history_user_id}
    people = {who for who, _ in acts}
    seen = may_name(get_user_model(), people) if may_name else people
    then = known(acts) if known else acts
    return {
        _key(row)
        for record, row, _ in entries
        if row.history_user_id
        and (
            row.history_user_id not in seen
            or (_act(row) not in then and record != row.history_user)
        )
    }


def _key(row: Any) -> tuple[Any, Any]:
    return type(row), row.history_id


def _act(row: Any) -> tuple[Any, date]:
    return row.history_user_id, timezone.localdate(row.history_date)


def _is_quiet(row: Any, hidden: set[tuple[Any, Any]], may_name: MayName | None) -> bool:
    return _key(row) in hidden or (may_name is not None and row.history_user_id is None)


def _by(row: Any, acted: dict[tuple[Any, str], str]) -> str:
    """Who, as which office, or as which job."""
    name = row.history_user.name if row.history_user else "The portal"
    actor = acted.get((row.history_user_id, row.history_actor), row.history_actor)
    return ", ".join(part for part in (name, actor) if part)


def _entries(records: Iterable[Any]) -> Iterator[Entry]:
    by_model: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for record in records:
        by_model[type(record)][record.pk] = record
    for model, rows in by_model.items():
        older: dict[Any, Any] = {}
        for row in (
            model.history.filter(id__in=rows).select_related("history_user").order_by("history_id")
        ):
            record = rows[row.id]
            yield record, row, list(_differences(record, older.get(row.id), row))
            older[row.id] = row


def _differences(record: Any, older: Any, newer: Any) -> Iterator[Difference]:
    for field in record._meta.concrete_fields:
        if field.name in QUIET:
            continue
        was = getattr(older, field.attname, None) if older else None
        now = getattr(newer, field.attname, None)
        if (was or None) != (now or None):
            yield Difference(field, was, now)


def _names(differences: Iterable[Difference], may_name: MayName | None) -> Names:
    """What the rows that foreign keys point at are called: one query for each model, two where
    the gate is asked."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for difference in differences:
        if difference.field.is_relation:
            wanted[difference.field.related_model] |= {difference.was, difference.now} - {None}
    names: Names = {}
    for model, pks in wanted.items():
        known = may_name(model, pks) if may_name else pks
        for pk, row in model._base_manager.in_bulk(pks).items():
            names[model, pk] = str(row) if pk in known else ANOTHER
    return names


def _words(field: models.Field, value: Any, names: Names) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.is_relation:
        return names.get((field.related_model, value), "a row that is gone")
    return str(value)
