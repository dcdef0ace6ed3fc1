"""Every morning the reminders; once a month the letters to all owners."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.actions.monthly import first_working_day, monthly_letters
from boards.actions.reminding import reminders
from partnership.jobs.registry import does
from partnership.jobs.services import request
from partnership.outbox.services import post


@does("actions.morning", daily_at=settings.MORNING_SWEEP_AT)
def morning(key: str, now: datetime) -> None:
    """Write today's reminders; from the first working day of a month ask for its letters, once."""
    today = timezone.localdate(now)
    if today >= first_working_day(today):
        request("actions.monthly", f"{today:%Y-%m}", now=now)
    for drafts in reminders(today):
        post(drafts, now=now)


@does("actions.monthly")
def monthly(key: str, now: datetime) -> None:
    """Write the letters of a month; killed half-way they are written again, once each."""
    for drafts in monthly_letters(timezone.localdate(now)):
        post(drafts, now=now)
