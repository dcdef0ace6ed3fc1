"""Each morning: agencies near their day, or past it, hear of it once; then the group's chair."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from boards.models import Partnership
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import value_of
from partnership.outbox.services import Draft, post
from partnership.records.sets import in_order
from reviews.asking.letters import to_chairs, to_leads
from reviews.asking.models import Asked

CODES = ("ASK-FIRST", "ASK-LAST", "ASK-LATE")


def unanswered(rows: QuerySet[Asked]) -> QuerySet[Asked]:
    """Of these, agencies that were asked and have neither answered nor refused."""
    return rows.filter(
        request__isnull=False,
        request__answered_on__isnull=True,
        request__settled_on__isnull=True,
        request__refused_on__isnull=True,
    )


def chase(*, now: datetime) -> int:
    """Write the reminders that stand on this day, each once. Returns how many were asked for."""
    today = timezone.localdate(now)
    drafts: list[Draft] = []
    for partnership in Partnership.objects.on(today):
        numbers = {code: value_of(code, partnership, on=today) for code in CODES}
        furthest = working_days_after(today, max(numbers["ASK-FIRST"], numbers["ASK-LAST"]))
        still = unanswered(Asked.objects.all()).filter(
            request__partnership=partnership, request__due_on__lte=furthest
        )
        related = ("request__agency", "request__board", "asking__review__board")
        for row in in_order(still.select_related(*related, "asking__incident__board")):
            drafts += _letters(row, numbers, today)
    return post(drafts, now=now)


def _letters(asked: Asked, numbers: dict[str, int], today: date) -> list[Draft]:
    due = asked.due_on
    if today >= working_days_after(due, numbers["ASK-LATE"]) and today > due:
        late = to_leads(asked, "late", "Late: your agency is asked", today)
        return late + to_chairs(asked, today)
    if today >= working_days_before(due, numbers["ASK-LAST"]):
        return to_leads(asked, "last", "Last reminder: your agency is asked", today)
    if today >= working_days_before(due, numbers["ASK-FIRST"]):
        return to_leads(asked, "first", "Reminder: your agency is asked", today)
    return []
