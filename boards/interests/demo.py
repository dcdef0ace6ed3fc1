"""The demonstration's interests: one in the register, one declared for each meeting to come."""

from datetime import date, datetime

from django.utils import timezone

from boards.interests.models import How, Kind
from boards.interests.services.declaring import declare
from boards.interests.services.standing import tell_interest
from boards.meetings.demo import officer_of
from boards.models import Meeting, Membership
from partnership.access.offices import Office
from partnership.people.models import User

SINCE = date(2024, 4, 1)
WHAT = "Chairs the trustees of a charity that is paid for family support"


def plant(now: datetime) -> None:
    """A member of each group that meets tells of an interest, and it is declared."""
    today = timezone.localdate(now)
    for meeting in Meeting.objects.filter(held_on__gt=today).select_related("board__partnership"):
        officer = officer_of(meeting.board, now)
        seats = Membership.objects.acting((Office.GROUP_MEMBER,), meeting.held_on)
        seat = seats.filter(board=meeting.board).order_by("pk").first()
        if officer is not None and seat is not None and not meeting.declarations.exists():
            _tell(meeting, seat.person, officer, now)


def _tell(meeting: Meeting, person: User, by: User, now: datetime) -> None:
    facts = {"kind": Kind.OFFICE, "what": WHAT, "starts_on": SINCE}
    whole, today = meeting.board.partnership, timezone.localdate(now)
    standing = tell_interest(whole, person=person, by=by, today=today, **facts)
    item = meeting.items.filter(dropped_because="").order_by("position").last()
    declare(
        meeting,
        what=WHAT,
        item=item,
        interest=standing,
        person=person,
        by=by,
        how=How.MEETING,
        now=now,
    )
