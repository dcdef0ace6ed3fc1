"""Each morning: remind of answers that are due soon or late."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.external.reminding import letters
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("external.remind", daily_at=settings.MORNING_SWEEP_AT)
def remind(key: str, now: datetime) -> None:
    """The keys of the letters hold day and stage, so that a second run writes none twice."""
    post(list(letters(timezone.localdate(now))), now=now)
