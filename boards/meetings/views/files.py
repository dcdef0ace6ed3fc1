"""The agenda, minutes and actions of a meeting as files, from what their pages show."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.meetings.written import actions_document, agenda_document, minutes_document
from boards.models import Meeting
from partnership.access.services import note_readings
from partnership.access.views import right
from partnership.documents.giving import CONTENT_TYPES, give_out
from partnership.people.requests import PersonRequest

DOCUMENTS = {
    "agenda": agenda_document,
    "minutes": minutes_document,
    "actions": actions_document,
}


@require_safe
@right("view", Meeting, lookup="pk")
def take_away(request: PersonRequest, meeting: Meeting, what: str, format: str) -> HttpResponse:
    """One of them as Word or PDF, as far as the reader may see it."""
    now = timezone.now()
    today = timezone.localdate(now)
    write = DOCUMENTS.get(what)
    taken = write(meeting, request.user, today) if write and format in CONTENT_TYPES else None
    if taken is None:
        raise Http404
    name = f"{what}-{meeting.board.key}-{meeting.held_on.isoformat()}"
    note_readings(request.user, taken.shows, f"taken away as {name}.{format}", now=now)
    return give_out(request, taken.written, format, name, now=now)
