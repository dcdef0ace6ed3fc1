"""Every morning: count open stages anew, and tell whoever is next when one ends or runs over."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.differences.chasing import letters_owed
from boards.differences.services import recount_stages
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("differences.chase", daily_at=settings.MORNING_SWEEP_AT)
def chase(key: str, now: datetime) -> None:
    """Write the letters of today's step; those that stand are left as they are."""
    recount_stages()
    for drafts in letters_owed(timezone.localdate(now)):
        post(drafts, now=now)
