"""The page of one's own note on an item."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.meetings.models import AgendaItem
from boards.notes.forms import NoteForm
from boards.notes.keeping import days_after_approval, kept_until
from boards.notes.models import Note
from boards.notes.services import write_note
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import plain_day


@require_http_methods(["GET", "HEAD", "POST"])
@right("view", AgendaItem, lookup="pk", page="the item, for a note")
def note(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Write, change or throw away the reader's own note."""
    if item.meeting is None:
        raise Http404
    mine = Note.objects.of(request.user).filter(item=item).first()
    form = NoteForm(typed(request), initial={"words": mine.words if mine else ""})
    do = partial(write_note, item, by=request.user, now=timezone.now())
    page = {"title": "Your private note", "kicker": str(item), "submit_label": "Keep the note"}
    page |= {"cancel_url": item.get_absolute_url(), "cancel_label": "Back to the item"}
    page["standfirst"] = _how_long(item)
    return act(request, form, do, then=item.get_absolute_url(), said=_said, page=page)


def _how_long(item: AgendaItem) -> str:
    today = timezone.localdate()
    last, days = plain_day(kept_until(item, on=today)), days_after_approval(item, on=today)
    return (
        "Nobody else reads it, the partnership service neither; it is in no search and no file. "
        f"It is deleted after {last} at the latest, {days} after the meeting that approves the "
        "minutes if that is sooner, and with the end of your seat."
    )


def _said(kept: Note | None) -> str:
    return "Your note is kept." if kept else "The note is thrown away."
