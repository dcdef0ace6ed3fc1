"""One's own note stands beside its item."""

from datetime import date
from typing import Any

from boards.meetings.beside import Panel, beside_item
from boards.meetings.models import AgendaItem
from boards.notes.keeping import kept_until
from boards.notes.models import Note


@beside_item
def own_note(user: Any, item: AgendaItem, rights: frozenset[str], today: date) -> Panel | None:
    """The reader's own note, and until when it is kept."""
    if item.meeting is None:
        return None
    note = Note.objects.of(user).filter(item=item).first()
    last = kept_until(item, on=today) if note else None
    return Panel("notes/_own.html", {"item": item, "note": note, "last": last})
