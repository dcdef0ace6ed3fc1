"""The nightly rebuild, and the count after a change of law."""

from datetime import datetime

from django.conf import settings

from partnership.clock.keeping import RECOUNT
from partnership.clock.moves import tellers
from partnership.clock.services import refresh_all
from partnership.jobs.registry import does
from partnership.jobs.services import request


@does("clock.rebuild", daily_at=settings.NIGHTLY_REBUILD_AT)
def rebuild(key: str, now: datetime) -> None:
    """Make every deadline again, so that nothing a service forgot lives past a night."""
    _count_and_tell(key, now)


@does(RECOUNT)
def recount(key: str, now: datetime) -> None:
    """Count every deadline by the changed law, then have people told of those that moved."""
    _count_and_tell(key, now)


def _count_and_tell(key: str, now: datetime) -> None:
    """raises: SomeRowsFailed, when all others are counted and their people are to be told."""
    try:
        refresh_all()
    finally:
        for kind in tellers():
            request(kind, key, now=now)
