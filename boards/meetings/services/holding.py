"""Who acts on a meeting, its agenda or its minutes waits for whoever acts on them now."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from boards.meetings.models import OPEN, AgendaItem, Issue, Minutes
from boards.models import Meeting
from partnership.people.models import User

ON_IT_ALREADY = "This item is on the agenda already: change its minutes or paper day there"
IS_OUT = "The pack is out, so the numbers of its items stay as they are."


def hold(meeting: Meeting) -> None:
    """Lock the meeting until this act is done: everything below locks it first."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def hold_item(item: AgendaItem) -> None:
    """Lock the item's meeting, then the item, and read it as it stands now.

    raises: ValidationError when it went to another meeting meanwhile.
    """
    before = item.meeting_id
    if item.meeting is not None:
        hold(item.meeting)
    item.refresh_from_db(from_queryset=AgendaItem.objects.select_for_update())
    if item.meeting_id != before:
        raise ValidationError("Somebody has just put this item on an agenda. Open it again.")


def is_issued(meeting: Meeting) -> bool:
    """Whether the pack went out: numbers then stay as they are."""
    return Issue.objects.filter(meeting=meeting).exists()


def is_closed(meeting: Meeting) -> bool:
    """Whether the agenda stays as it is: until the minutes are with the chair, items may come in,
    also those that were raised on the day."""
    return Minutes.objects.filter(meeting=meeting).exclude(stage__in=OPEN).exists()


def not_closed(meeting: Meeting | None) -> None:
    """raises: ValidationError when the minutes are with the chair or further."""
    if meeting is not None and is_closed(meeting):
        raise ValidationError("The minutes are no draft any more: the agenda stays as it was.")


def not_dropped(item: AgendaItem) -> None:
    """raises: ValidationError for an item that was taken off."""
    if item.dropped_because:
        raise ValidationError("This item was taken off the agenda.")


def there_already(item: AgendaItem, *, by: User) -> AgendaItem | None:
    """The item of this meeting that says the same, as `by` sees it: the second click.

    What is closed to some is never it: another for everybody may bear the same title.
    raises: ValidationError for one that differs in its time or the day of its paper alone.
    """
    names = ("meeting", "title", "purpose", "owner", "came_of")
    same = {name: getattr(item, name) for name in names}
    seen = AgendaItem.objects.visible_to(by).filter(dropped_because="", **same)
    there: AgendaItem | None = next((one for one in seen if not one.is_closed_to_some), None)
    if there and (there.minutes, there.paper_due_on) != (item.minutes, item.paper_due_on):
        raise ValidationError({"title": ON_IT_ALREADY})
    return there


@contextmanager
def only_once(words: str) -> Iterator[None]:
    """Somebody wrote the same in the same instant: say so. raises: ValidationError."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise ValidationError(words) from None
