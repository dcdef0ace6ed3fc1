"""Every morning: agreements that run out, and requests that come near their day."""

from datetime import datetime

from django.conf import settings

from boards.sharing.services.agreements import tell_of_expiry
from boards.sharing.services.asking import remind
from partnership.jobs.registry import does


@does("sharing.reminders", daily_at=settings.MORNING_SWEEP_AT)
def remind_of_sharing(key: str, now: datetime) -> None:
    """Write the letters that do not stand yet."""
    tell_of_expiry(now=now)
    remind(now=now)
