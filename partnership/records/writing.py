"""History is written by the database beside the rows: one statement for a set, none for each row.

The models, tables and readers of history are django-simple-history's; only the writing is ours.
INSERT … SELECT copies the rows as they stand in the database, so a line of history holds what was
truly written. Row and line stand in one transaction: neither is ever seen without the other.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connections, models, router, transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords

from partnership.records.acting import acted_as
from partnership.records.sets import SET

ADDED, CHANGED, GONE = "+", "~", "-"
REASON_LENGTH = 200
# In the order of the statement; the copied columns stand before them.
TOLD = ("history_date", "history_change_reason", "history_type", "history_user", "history_actor")


class History(HistoricalRecords):
    """Simple-history, whose lines are written by one statement each, also on a plain save."""

    def post_save(
        self, instance: Any, created: bool, using: str | None = None, **kwargs: Any
    ) -> None:
        """A line for the row, unless only fields were written that history leaves out."""
        only = kwargs.get("update_fields")
        included = self.fields_included(instance)
        kept = {name for field in included for name in (field.name, field.attname)}
        if created or only is None or kept & set(only):
            super().post_save(instance, created, using=using, **kwargs)

    def pre_delete(self, instance: Any, using: str | None = None, **kwargs: Any) -> None:
        """The last line is copied while the row still stands; Django deletes in a transaction."""
        if getattr(settings, "SIMPLE_HISTORY_ENABLED", True):
            self.create_historical_record(instance, GONE, using=using)

    def post_delete(self, instance: Any, using: str | None = None, **kwargs: Any) -> None:
        """The line is written already."""

    def create_historical_record(
        self, instance: Any, history_type: str, using: str | None = None
    ) -> None:
        """One line for one row, with what was said of the change."""
        write_lines(
            type(instance),
            [instance.pk],
            history_type,
            reason=getattr(instance, "_change_reason", None) or "",
            by=self.get_history_user(instance),
            at=getattr(instance, "_history_date", None),
            using=using,
        )


class Remembers(models.Model):
    """Rows whose every change is told: by whom, as which office or job, when and why."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row and its line of history, both or neither."""
        with transaction.atomic(using=self._written_to(), savepoint=False):
            super().save(*args, **kwargs)

    def save_because(self, reason: str, *, by: Any, **kwargs: Any) -> None:
        """Check the row, write it and its history.

        in: `reason`, a few words for the log; `by`, the User who acts (None: the portal itself,
        or the job or command that is running).
        raises: ValidationError when a field or constraint is broken; nothing is written then.
        """
        self.full_clean()
        self._told(reason, by)
        self.save(**kwargs)

    def delete_because(self, reason: str, *, by: Any) -> None:
        """Take the row away; its history stays, and says why. raises: ProtectedError."""
        self._told(reason, by)
        self.delete()

    def _told(self, reason: str, by: Any) -> None:
        self._history_user = by
        self._change_reason = reason[:REASON_LENGTH]

    def _written_to(self) -> str:
        return router.db_for_write(type(self), instance=self)


def save_all_because(
    rows: Iterable[Any], reason: str, *, by: Any, fields: Sequence[str] = ()
) -> list[Any]:
    """Write many rows of one model and their history: two statements a set for the new ones, two
    for the known ones, whatever their number.

    in: `rows` that the caller has checked already (each `full_clean`, or the whole set at once: the
    database's own constraints hold in any case); `fields`, what changed in those that were known.
    out: the rows, with their keys. Nothing is written when one of them is refused.
    raises: ValueError for known rows without `fields`; IntegrityError.
    """
    found = list(rows)
    if not found:
        return found
    model = type(found[0])
    new = [row for row in found if row._state.adding]
    known = [row for row in found if not row._state.adding]
    if known and not fields:
        raise ValueError("Say which fields of the known rows changed.")
    with transaction.atomic(using=router.db_for_write(model)):
        if new:
            model._base_manager.bulk_create(new)
            write_lines(model, [row.pk for row in new], ADDED, reason=reason, by=by)
        if known:
            model._base_manager.bulk_update(known, fields, batch_size=SET)
            write_lines(model, [row.pk for row in known], CHANGED, reason=reason, by=by)
    return found


def write_lines(
    model: type[models.Model],
    pks: Sequence[int],
    kind: str,
    *,
    reason: str,
    by: Any,
    at: Any = None,
    using: str | None = None,
) -> None:
    """Copy these rows as they stand into the history, in one statement.

    in: `kind`, ADDED, CHANGED or GONE; the caller holds the transaction in which they changed.
    """
    connection = connections[using or router.db_for_write(model)]
    when, why, _, _, acted = _told_fields(model)
    told = [
        when.get_db_prep_save(at or timezone.now(), connection),
        reason[: why.max_length],
        kind,
        getattr(by, "pk", None),
        acted_as(by)[: acted.max_length],
    ]
    which, asked = _asked_for(pks, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, which), [*told, *asked])


@lru_cache(maxsize=512)
def _history_of(model: type[models.Model]) -> Any:
    """The model of the lines. Kept: simple-history makes a class each time it is asked."""
    return model.history.model  # type: ignore[attr-defined]


@lru_cache(maxsize=512)
def _told_fields(model: type[models.Model]) -> list[Any]:
    return [_history_of(model)._meta.get_field(name) for name in TOLD]


def _asked_for(pks: Sequence[int], vendor: str) -> tuple[str, list[Any]]:
    """The condition that names these rows, and its parameters.

    Rows that were just added have numbers without a gap: two ends are found faster than a list.
    SQLite counts parameters and has no arrays; a list in JSON is one.
    """
    if len(pks) == 1:
        return "= %s", [pks[0]]
    least, most = min(pks), max(pks)
    if most - least + 1 == len(set(pks)):
        return "BETWEEN %s AND %s", [least, most]
    if vendor == "postgresql":
        return "= ANY(%s)", [list(pks)]
    return "IN (SELECT value FROM json_each(%s))", [json.dumps(list(pks))]


@lru_cache(maxsize=512)
def _statement(model: type[models.Model], which: str) -> str:
    history = _history_of(model)
    copied = [field.column for field in history.tracked_fields]
    told = [field.column for field in _told_fields(model)]
    into = ", ".join(f'"{column}"' for column in (*copied, *told))
    taken = ", ".join([*(f'"{column}"' for column in copied), *("%s" for _ in told)])
    opts = model._meta
    where = f'"{opts.pk.column}" {which}'  # type: ignore[union-attr]
    # Names of our own tables and columns alone; every value is a parameter.
    into = f'"{history._meta.db_table}" ({into})'
    return " ".join(
        ["INSERT INTO", into, "SELECT", taken, "FROM", f'"{opts.db_table}"', "WHERE", where]
    )
