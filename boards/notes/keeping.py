"""How long a note is kept: local values of the partnership (features B22)."""

from datetime import date

from boards.meetings.models import AgendaItem, Minutes
from partnership.clock.calendar import months_after, working_days_after
from partnership.clock.local import value_of
from partnership.clock.models.local import in_unit

AFTER_APPROVAL, AT_MOST = "NOTES-KEPT", "NOTES-MOST"


def kept_until(item: AgendaItem, *, on: date) -> date:
    """The last day of notes on this item, by the values that hold on a day.

    So many working days after the meeting that approved the minutes; in any case so many months
    after the meeting itself. Four queries.
    """
    assert item.meeting is not None  # no note is written on an item that waits
    where = item.board.partnership
    latest = months_after(item.meeting.held_on, value_of(AT_MOST, where, on=on))
    minutes = Minutes.objects.filter(meeting=item.meeting_id).select_related("approved_at").first()
    if minutes is None or minutes.approved_at is None:
        return latest
    days = value_of(AFTER_APPROVAL, where, on=on)
    return min(latest, working_days_after(minutes.approved_at.held_on, days))


def days_after_approval(item: AgendaItem, *, on: date) -> str:
    """In words: "20 working days"."""
    return in_unit(value_of(AFTER_APPROVAL, item.board.partnership, on=on), "working_days")
