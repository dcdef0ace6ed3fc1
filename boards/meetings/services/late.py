"""What follows when papers go out, or come to a pack that is out already."""

from datetime import date, datetime

from boards.meetings.services.holding import is_issued
from boards.meetings.services.numbering import number_pages
from boards.meetings.services.telling import tell_of_late
from boards.models import Meeting
from partnership.jobs.services import request
from partnership.people.models import User

AHEAD = "meetings.bind_ahead"


def ask_ahead(meeting: Meeting, *, now: datetime) -> None:
    """Have the large packs of a meeting made before anybody opens one."""
    request(AHEAD, f"{meeting.pk}:{now.isoformat()}", now=now)


def ask_again(*, today: date, now: datetime) -> None:
    """The same for every meeting to come whose pack is out: what was closed to somebody since, or
    who came as a deputy, made other packs of it."""
    for meeting in Meeting.objects.filter(held_on__gte=today, issue__isnull=False):
        ask_ahead(meeting, now=now)


def take_late(meeting: Meeting, *, by: User, now: datetime) -> None:
    """Number the papers that came after issue, tell those who may open them, make packs anew.

    Nothing happens before the pack is issued. The caller holds the meeting.
    """
    if not is_issued(meeting):
        return
    tell_of_late(meeting, number_pages(meeting, by=by), by=by, now=now)
    ask_ahead(meeting, now=now)
