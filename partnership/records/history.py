"""What changed, in words: reads the history of one row as a list of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from partnership.records.models import Record

QUIET = {"id", "created_at", "updated_at"}


@dataclass(frozen=True)
class Change:
    """One entry of a log: when, who, why and which fields went from what to what."""

    at: datetime
    by: str
    reason: str
    fields: list[tuple[str, str, str]]


def changes_of(record: Record, *, most: int = 100) -> list[Change]:
    """The newest `most` changes of one record, newest first. One query for them all."""
    rows = list(record.history.select_related("history_user").order_by("-history_id")[: most + 1])
    return [
        Change(
            at=row.history_date,
            by=row.history_user.name if row.history_user else "The portal",
            reason=row.history_change_reason or "",
            fields=list(_differences(record, older, row)),
        )
        for row, older in zip(rows[:most], [*rows[1:], None], strict=False)
    ]


def _differences(record: Record, older: Any, newer: Any) -> Iterator[tuple[str, str, str]]:
    for field in record._meta.concrete_fields:
        if field.name in QUIET:
            continue
        was = getattr(older, field.attname, None) if older else None
        now = getattr(newer, field.attname, None)
        if was != now:
            yield str(field.verbose_name), _words(field, was), _words(field, now)


def _words(field: models.Field, value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.is_relation:
        model: Any = field.related_model
        found = model._default_manager.filter(pk=value).first()
        return str(found) if found else "a row that is gone"
    return str(value)
