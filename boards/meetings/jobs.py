"""Large packs are bound here; each night those that lay ready for days are thrown away."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.meetings.services.packs import JOB, make, throw_away
from partnership.jobs.registry import does


@does(JOB)
def bind_one(key: str, now: datetime) -> None:
    """Bind the pack of this number with what its reader may read now."""
    make(int(key), today=timezone.localdate(now), now=now)


@does("meetings.clear", daily_at=settings.NIGHTLY_REBUILD_AT)
def clear(key: str, now: datetime) -> None:
    """Throw away packs that lay ready for days."""
    throw_away(now=now)
