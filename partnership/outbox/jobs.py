"""The morning sweep."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from partnership.clock.services import refresh_all
from partnership.jobs.registry import does
from partnership.outbox.reminders import reminders
from partnership.outbox.services import post


@does("outbox.sweep", daily_at=settings.MORNING_SWEEP_AT)
def sweep(key: str, now: datetime) -> None:
    """Write today's reminders and escalations; killed half-way it is done again, once each."""
    refresh_all()
    for drafts in reminders(timezone.localdate(now)):
        post(drafts, now=now)
