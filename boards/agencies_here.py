"""The agencies of a partnership, as forms offer them to choose from."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from partnership.agencies.models import Agency


def agencies_here(user: Any, partnership: int, day: date) -> QuerySet[Agency]:
    """Those that run on this day and ever stood in a list of the partnership, as the reader sees.

    in: `partnership`, its number. One that was taken off the lists may still be asked for what it
    owes; services refuse where a list has to name it today.
    """
    seen: Any = Agency.objects.visible_to(user).on(day)
    found: QuerySet[Agency] = seen.filter(listings__partnership=partnership).distinct()
    return found
