"""Walk a large table in sets."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

SET = 500


def in_sets(queryset: QuerySet[Any], size: int = SET) -> Iterator[list[Any]]:
    """The rows by primary key, some hundreds at a time, each set by a query of its own.

    No cursor stays open between sets: on SQLite a write beside an open read is refused at once.
    """
    last = 0
    while rows := list(queryset.filter(pk__gt=last).order_by("pk")[:size]):
        yield rows
        last = rows[-1].pk


def in_order(queryset: QuerySet[Any], size: int = SET) -> Iterator[Any]:
    """The rows one by one in the queryset's own order, fetched some hundreds at a time.

    Each set is a query of its own with all conditions of the queryset: a row that stops matching
    while the table is walked is left out.
    """
    numbers = list(queryset.values_list("pk", flat=True))
    for start in range(0, len(numbers), size):
        wanted = numbers[start : start + size]
        rows = {row.pk: row for row in queryset.filter(pk__in=wanted)}
        yield from (rows[pk] for pk in wanted if pk in rows)
