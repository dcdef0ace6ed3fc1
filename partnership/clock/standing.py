"""The rows of the law, read once for each request or job and otherwise kept in the process.

Several web and worker processes agree within one request: each asks once whether anything was
added since, by one small query, and reads the rows again only if so.
"""

import threading
from typing import Any

from django.db import connection

from partnership.clock.law import Law
from partnership.clock.models import AdoptedEdition, Holiday

Version = tuple[Any, ...]

# Every save of a Record writes history, so its newest entries tell whether anything changed.
NEWEST = (
    "SELECT MAX(history_id), MAX(history_date) FROM clock_historicalholiday "
    "UNION ALL "
    "SELECT MAX(history_id), MAX(history_date) FROM clock_historicaladoptededition"
)

_this = threading.local()
_read: tuple[Version, Law] | None = None


def law() -> Law:
    """The law as it stood when this request or job first counted. At most one query."""
    found: Law | None = getattr(_this, "law", None)
    if found is None:
        found = _this.law = _ask()
    return found


def forget(**kwargs: Any) -> None:
    """Ask again at the next count: a new request or job begins, or a row was just written."""
    _this.law = None


def _ask() -> Law:
    global _read
    version = _version()
    if _read is None or _read[0] != version:
        # The version is asked first: what is written in between is read now and again next time.
        _read = version, _load()
    return _read[1]


def _version() -> Version:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return tuple(cursor.fetchall())


def _load() -> Law:
    return Law(
        tuple(row.as_law() for row in Holiday.objects.order_by("day", "pk")),
        tuple(row.as_law() for row in AdoptedEdition.objects.order_by("code", "pk")),
    )
