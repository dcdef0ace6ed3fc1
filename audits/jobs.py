"""Every morning: agencies near the day of their return, or past it."""

from datetime import datetime

from django.conf import settings

from audits.services.chasing import chase
from partnership.jobs.registry import does


@does("audits.reminders", daily_at=settings.MORNING_SWEEP_AT)
def remind_agencies(key: str, now: datetime) -> None:
    """Write the letters that do not stand yet."""
    chase(now=now)
