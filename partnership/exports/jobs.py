"""Long downloads are made here; each night those older than a week are thrown away."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from partnership.exports.services import make, throw_away
from partnership.jobs.registry import does


@does("exports.make")
def make_one(key: str, now: datetime) -> None:
    """Make the download of this number, as the person who asked may see it now."""
    make(int(key), today=timezone.localdate(now), now=now)


@does("exports.clear", daily_at=settings.NIGHTLY_REBUILD_AT)
def clear(key: str, now: datetime) -> None:
    """Throw away downloads older than a week."""
    throw_away(now=now)
