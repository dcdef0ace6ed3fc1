"""Early every morning: what was planned for the day that begins."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.succession.planning import carry_out, due
from partnership.jobs.registry import does


@does("succession.carry_out", daily_at=settings.NIGHTLY_REBUILD_AT)
def follow(key: str, now: datetime) -> None:
    """Carry out the plans whose day has come, each by itself."""
    today = timezone.localdate(now)
    for pk in due(today):
        carry_out(pk, today=today)
