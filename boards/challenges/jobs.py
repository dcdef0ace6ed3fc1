"""Every morning: remind of challenges that wait, and tell whoever is next when they are late."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.challenges.chasing import letters_owed
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("challenges.chase", daily_at=settings.MORNING_SWEEP_AT)
def chase(key: str, now: datetime) -> None:
    """Write the letters of today's step; those that stand are left as they are."""
    for drafts in letters_owed(timezone.localdate(now)):
        post(drafts, now=now)
