"""Each morning: ask for the reports that are due soon, and once more for those that are late."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.owed import asking
from boards.owed.services import note_asked
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("owed.ask", daily_at=settings.MORNING_SWEEP_AT)
def ask(key: str, now: datetime) -> None:
    """The keys of the letters hold the due day, so that a second run writes none twice."""
    today = timezone.localdate(now)
    found = asking.calls(today)
    post(list(asking.letters(found)), now=now)
    for call in found:
        if call.people and (call.owed.row is None or call.owed.row.asked_on is None):
            note_asked(call.owed.expectation, call.owed.due_on, by=None, today=today)
