"""What changed, in words: reads the history of rows as a list of sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from partnership.records.models import Record

QUIET = {"id", "created_at", "updated_at"}
Names = dict[tuple[Any, Any], str]


@dataclass(frozen=True)
class Change:
    """One entry of a log: of what, when, by whom, why, and which fields went from what to what."""

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


def changes_of(*records: Record, most: int = 200) -> list[Change]:
    """The newest `most` changes of these records, newest first.

    The number of queries depends on how many kinds of record there are, not on how many changes.
    """
    entries = sorted(_entries(records), key=lambda entry: entry[1].history_date, reverse=True)
    entries = entries[:most]
    names = _names(difference for _, _, found in entries for difference in found)
    return [
        Change(
            what=str(record),
            at=row.history_date,
            by=row.history_user.name if row.history_user else "The portal",
            reason=row.history_change_reason or "",
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


def _entries(records: Iterable[Record]) -> Iterator[tuple[Record, Any, list[Difference]]]:
    by_model: dict[type[Record], dict[Any, Record]] = defaultdict(dict)
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


def _differences(record: Record, older: Any, newer: Any) -> Iterator[Difference]:
    for field in record._meta.concrete_fields:
        if field.name in QUIET:
            continue
        was = getattr(older, field.attname, None) if older else None
        now = getattr(newer, field.attname, None)
        if (was or None) != (now or None):
            yield Difference(field, was, now)


def _names(differences: Iterable[Difference]) -> Names:
    """What the rows that foreign keys point at are called: one query for each model."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for difference in differences:
        if difference.field.is_relation:
            wanted[difference.field.related_model] |= {difference.was, difference.now} - {None}
    return {
        (model, pk): str(row)
        for model, pks in wanted.items()
        for pk, row in model._base_manager.in_bulk(pks).items()
    }


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
