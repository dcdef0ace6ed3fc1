"""The morning sweep, and the watch over letters that do not go."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from partnership.clock.services import SomeRowsFailed, refresh_all
from partnership.jobs.registry import does, watches
from partnership.outbox.moves import TELL_MOVES, tell_moves
from partnership.outbox.reminders import reminders
from partnership.outbox.services import post, stuck_letters


@does("outbox.sweep", daily_at=settings.MORNING_SWEEP_AT)
def sweep(key: str, now: datetime) -> None:
    """Write today's reminders and escalations; killed half-way it is done again, once each.

    raises: SomeRowsFailed, after everything else is written, when some row could not be counted.
    """
    trouble = None
    try:
        refresh_all()
    except SomeRowsFailed as failed:
        trouble = failed
    for drafts in reminders(timezone.localdate(now)):
        post(drafts, now=now)
    if trouble:
        raise trouble


watches("letters")(stuck_letters)
does(TELL_MOVES)(tell_moves)
