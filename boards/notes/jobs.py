"""Every night: private notes that are over are thrown away."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.notes.services import throw_away
from partnership.jobs.registry import does


@does("notes.throw_away", daily_at=settings.FORGET_SIGN_INS_AT)
def forget_notes(key: str, now: datetime) -> None:
    """Twice a night deletes no more than once."""
    throw_away(today=timezone.localdate(now))
