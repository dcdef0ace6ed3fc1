"""Once a week: tell the chair and the service which groups have overrun."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.closing.letters import overrun_letters
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("closing.overrun", daily_at=settings.MORNING_SWEEP_AT)
def tell_overrun(key: str, now: datetime) -> None:
    """Write this week's letters unless they stand: a Monday that was missed is made up."""
    post(overrun_letters(timezone.localdate(now)), now=now)
