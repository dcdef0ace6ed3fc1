"""What the page of a meeting shows: its papers, and who comes."""

from typing import Any

from boards.models import Meeting, Reply
from boards.services.meetings import members_of
from partnership.access.querysets import about_visible
from partnership.documents.models import Document
from partnership.people.models import User


def papers_of(meeting: Meeting, user: Any) -> Any:
    """The papers of a meeting that the reader may fetch, newest first."""
    return about_visible(Document.objects.about(meeting), user)


def members_and_replies(meeting: Meeting) -> list[tuple[User, Reply | None]]:
    """Who sits in the group on the day, each with what they said about coming. Two queries."""
    replies = {one.person_id: one for one in meeting.replies.all()}
    return [(person, replies.get(person.pk)) for person in members_of(meeting)]
