"""Acts on private notes: write one, throw away what is over."""

from datetime import date, datetime

from django.db import transaction

from boards.meetings.models import AgendaItem
from boards.notes.keeping import kept_until
from boards.notes.models import Note
from partnership.access.services import require
from partnership.people.models import User


@transaction.atomic
def write_note(item: AgendaItem, *, words: str, by: User, now: datetime) -> Note | None:
    """Keep a note of one's own; an empty one is thrown away. raises: NotAllowed."""
    require(by, "view", item)
    mine = Note.objects.of(by).filter(item=item)
    if not words:
        mine.delete()
        return None
    facts = {"words": words, "written_at": now}
    found: Note = Note.objects.update_or_create(item=item, person=by, defaults=facts)[0]
    return found


def throw_away(*, today: date) -> int:
    """Delete notes whose day is over, and of people who no longer see the item. How many went."""
    return _over(today) + _of_those_who_left(today)


def _over(today: date) -> int:
    noted = Note.objects.order_by().values("item")
    items = AgendaItem.objects.filter(pk__in=noted)
    over = [
        item.pk
        for item in items.select_related("meeting", "board__partnership").iterator()
        if kept_until(item, on=today) < today
    ]
    return Note.objects.filter(item__in=over).delete()[0]


def _of_those_who_left(today: date) -> int:
    gone = 0
    for person in User.objects.filter(pk__in=Note.objects.order_by().values("person")):
        seen = AgendaItem.objects.visible_to(person, on=today).order_by().values("pk")
        gone += Note.objects.of(person).exclude(item__in=seen).delete()[0]
    return gone
