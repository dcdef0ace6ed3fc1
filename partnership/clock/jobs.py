"""The nightly rebuild."""

from datetime import datetime

from django.conf import settings

from partnership.clock.services import refresh_all
from partnership.jobs.registry import does


@does("clock.rebuild", daily_at=settings.NIGHTLY_REBUILD_AT)
def rebuild(key: str, now: datetime) -> None:
    """Make every deadline again, so that nothing a service forgot lives past a night."""
    refresh_all()
