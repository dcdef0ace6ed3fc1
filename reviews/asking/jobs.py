"""Every morning: agencies that are asked and come near their day."""

from datetime import datetime

from django.conf import settings

from partnership.jobs.registry import does
from reviews.asking.services.chasing import chase


@does("asking.reminders", daily_at=settings.MORNING_SWEEP_AT)
def remind_agencies(key: str, now: datetime) -> None:
    """Write the letters that do not stand yet."""
    chase(now=now)
