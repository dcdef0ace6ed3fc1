"""On which days the arrangements that a reader may see changed: the quick days of a page."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from boards.models import Board, Listing

MOST = 4
ONE_DAY = timedelta(days=1)


def structure_days(user: Any, today: date) -> list[date]:
    """The days on which most boards began or ended, oldest first. One query."""
    return _days(Board.objects.visible_to(user), today)


def list_days(user: Any, today: date) -> list[date]:
    """The days on which most entries of the lists began or ended, oldest first. One query."""
    return _days(Listing.objects.visible_to(user), today)


def _days(rows: QuerySet[Any], today: date) -> list[date]:
    lives = rows.order_by().values_list("starts_on", "ends_on")
    tally = Counter(day for day in _changes(lives) if day <= today)
    busiest = sorted(tally, key=lambda day: (-tally[day], day))[:MOST]
    return sorted(busiest)


def _changes(lives: Iterable[tuple[date, date | None]]) -> Iterable[date]:
    for first, last in lives:
        yield first
        if last:
            yield last + ONE_DAY
