"""Once a day: remind the leads of agencies that have not answered."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.relevant.letters import reminders
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("relevant.remind", daily_at=settings.MORNING_SWEEP_AT)
def remind(key: str, now: datetime) -> None:
    """Write the reminders that are owed; each stands once."""
    post(reminders(timezone.localdate(now)), now=now)
