"""The morning sweep, the daily mail after it, and the watch over letters that do not go."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from partnership.clock.services import SomeRowsFailed, refresh_all
from partnership.jobs.models import Job
from partnership.jobs.registry import does, watches
from partnership.outbox.digests import write_digests
from partnership.outbox.moves import TELL_MOVES, tell_moves
from partnership.outbox.reminders import reminders
from partnership.outbox.services import stuck_letters
from partnership.outbox.writing import post


class StillSweeping(RuntimeError):
    """The morning sweep writes still: the daily mail is made up once it has."""


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


@does("outbox.digest", daily_at=settings.DIGEST_AT)
def digest(key: str, now: datetime) -> None:
    """Make up the daily mails of today; killed half-way it is done again, once each.

    raises: StillSweeping while today's sweep is under way and has not failed, so that the daily
    mail holds what it writes; the job is handed out again after a pause.
    """
    sweeping = Job.objects.filter(
        kind="outbox.sweep", key=key, finished_at__isnull=True, last_error=""
    )
    if sweeping.exists():
        raise StillSweeping("The morning sweep is not done yet.")
    write_digests(day=timezone.localdate(now), now=now)


watches("letters")(stuck_letters)
does(TELL_MOVES)(tell_moves)
