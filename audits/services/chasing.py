"""Each morning: leads near the day of their return, then the executive, the chairs. Longer, too."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audits.letters import reminder, to_chairs, to_executive, to_top
from audits.models import Return
from boards.models import Partnership
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import value_of
from partnership.outbox.services import Draft, post
from partnership.people.models import User
from partnership.records.sets import in_order
from partnership.ui.words import plain_day

BEFORE = ("RETURN-FIRST", "RETURN-LAST")
AFTER = ("RETURN-EXECUTIVE", "RETURN-CHAIR", "RETURN-TOP")


def chase(*, now: datetime) -> int:
    """Write the letters that stand on this day, each once. Returns how many were asked for."""
    today = timezone.localdate(now)
    drafts: list[Draft] = []
    for partnership in Partnership.objects.on(today):
        numbers = {code: value_of(code, partnership, on=today) for code in (*BEFORE, *AFTER)}
        furthest = working_days_after(today, max(numbers[code] for code in BEFORE))
        soon = Q(extended_to__lte=furthest) | Q(
            extended_to__isnull=True, cycle__due_on__lte=furthest
        )
        rows = Return.objects.filter(soon, cycle__partnership=partnership, submitted_at=None)
        rows = rows.filter(agency__in=Agency.objects.on(today))  # of one that ended nobody answers
        for row in in_order(rows.select_related("cycle__group", "agency")):
            drafts += _letters(row, numbers, today)
    return post(drafts, now=now)


def _letters(row: Return, numbers: dict[str, int], today: date) -> list[Draft]:
    """Every step of the ladder that is reached; what stands already is not written again."""
    due = row.due_on
    if today > due:
        steps = (
            ("RETURN-EXECUTIVE", to_executive),
            ("RETURN-CHAIR", to_chairs),
            ("RETURN-TOP", to_top),
        )
        reached = [step for code, step in steps if today >= working_days_after(due, numbers[code])]
        late = reminder(row, "late", "Late", today)
        return late + [draft for step in reached for draft in step(row, today)]
    if today >= working_days_before(due, numbers["RETURN-LAST"]):
        return reminder(row, "last", "Last reminder", today)
    if today >= working_days_before(due, numbers["RETURN-FIRST"]):
        return reminder(row, "first", "Reminder", today)
    return []


@transaction.atomic
def extend(row: Return, *, due_on: date, because: str, by: User, today: date) -> Return:
    """Give one agency longer; the others keep their day.

    raises: NotAllowed; ValidationError once it is submitted, or for a day that is not later than
    the one that stands and than today.
    """
    require(by, "extend", row)
    row = Return.objects.select_for_update().get(pk=row.pk)
    if row.extended_to == due_on and row.extended_because == because:
        return row  # the second click
    if row.submitted_at is not None:
        raise ValidationError("It is submitted: it needs no more time.")
    after = max(row.due_on, today)
    if due_on <= after:
        raise ValidationError({"due_on": f"The day must be after {plain_day(after)}"})
    row.extended_to, row.extended_because = due_on, because
    row.save_because("given longer", by=by)
    return row
