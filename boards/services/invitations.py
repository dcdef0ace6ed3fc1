"""The letter that asks somebody whether they come to a meeting."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from boards.models import Meeting
from boards.notices import about_meeting
from partnership.links.services import sign
from partnership.outbox.services import Draft
from partnership.people.models import User
from partnership.ui.times import plain_time

ONE_DAY = timedelta(days=1)
RSVP = "rsvp"


def invitation(meeting: Meeting, person: User, why: str = "", *, now: datetime) -> Draft:
    """With a link that answers without a password until the day is over.

    in: `why`, what is told before the question, such as to a deputy.
    """
    over = datetime.combine(
        meeting.held_on + ONE_DAY, time(), tzinfo=timezone.get_current_timezone()
    )
    token = sign(RSVP, person=person, subject=meeting, until=over)
    path = reverse("boards:reply_by_link", args=[token])
    where = f"\n{meeting.place}" if meeting.place else ""
    told = f"\n\n{why}" if why else ""
    return Draft(
        key=f"rsvp:{meeting.pk}:{meeting.held_on}:{person.pk}",
        to=person,
        subject=meeting,
        heading=f"Are you coming? {meeting}",
        words=f"{meeting}{times_of(meeting)}{where}{told}\n\nSay here whether you come, without a "
        f"password. The link answers once:\n\n{settings.PORTAL_ADDRESS}{path}\n",
        kind=about_meeting(meeting, now),
        path=path,
    )


def key_of_calling_off(meeting: Meeting) -> str:
    """How the keys of the letters begin that say that it is not held."""
    return f"called-off:{meeting.pk}:"


def times_of(meeting: Meeting) -> str:
    """Its hours as a letter says them after the day; "" when none are recorded."""
    if meeting.starts_at is None:
        return ""
    until = f" to {plain_time(meeting.ends_at)}" if meeting.ends_at else ""
    return f", {plain_time(meeting.starts_at)}{until}"
