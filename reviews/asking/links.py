"""The link in an agency's letter: to its questions, for one lead, until some time after the day.

It works as often as its reader needs it, for a draft is written over days; it dies with their
office, and opens no file. Once the questions are answered it shows that alone.
"""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from partnership.links.services import DeadLink, open_link, sign
from partnership.people.models import User
from reviews.asking.models import Asked

PURPOSE = "asking"
LASTS = timedelta(days=28)


def ends_at(due_on: date, today: date) -> datetime:
    """The end of the last day of a link written today: four weeks on, or after the due day."""
    last = max(due_on, today) + LASTS
    return datetime.combine(last, time.max, tzinfo=timezone.get_current_timezone())


def path_for(person: User, asked: Asked, today: date) -> str:
    """The path of this person's link to the questions of their agency."""
    until = ends_at(asked.due_on, today)
    return reverse(
        "asking:by_link", args=[sign(PURPOSE, person=person, subject=asked, until=until)]
    )


def open_questions(token: str, *, now: datetime) -> tuple[User, Asked]:
    """Who answers by this link, and what. Reads only. raises: DeadLink."""
    link = open_link(token, PURPOSE, now=now)
    if link.person is None or not isinstance(link.subject, Asked):
        raise DeadLink
    mine = Asked.objects.visible_to(link.person, "answer").filter(pk=link.subject.pk)
    found = mine.select_related("asking", "request__agency", "request__board").first()
    if found is None:
        raise DeadLink
    return link.person, found
