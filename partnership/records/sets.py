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
