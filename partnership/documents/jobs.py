"""The nightly clearing of files whose form was never finished."""

from datetime import datetime

from django.conf import settings

from partnership.documents.keeping import throw_away
from partnership.jobs.registry import does


@does("documents.clear", daily_at=settings.NIGHTLY_REBUILD_AT)
def clear(key: str, now: datetime) -> None:
    """Throw away uploads held longer than a day."""
    throw_away(now=now)
