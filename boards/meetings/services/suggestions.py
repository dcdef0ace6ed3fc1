"""Acts on what rooms above suggest for an agenda: put it on, or leave it out."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.meetings.models import AgendaItem, Origin, Purpose
from boards.meetings.permissions import who_sits
from boards.meetings.services.agenda import CHAIR, add_item
from boards.meetings.services.holding import hold, not_closed
from boards.meetings.suggesting import Suggestion, suggested
from boards.models import Meeting
from boards.services.standing import must_stand
from partnership.access.services import require
from partnership.people.models import User

GONE = "This is not suggested any more: it was done, or somebody has put it on an agenda."
NOT_FOR_ALL = (
    "Not everybody who reads this agenda may know of it. Add an item of your own and say who may "
    "read it."
)
LEFT_OUT = "Suggested, and left out of this agenda"


@transaction.atomic
def take_suggestion(meeting: Meeting, *, code: str, by: User, today: date) -> AgendaItem:
    """Put it on the agenda, as any other item; what was left out before can still go on.

    raises: NotAllowed; ValidationError when it is not suggested any more, or somebody who reads the
    agenda by a seat or an office may not see what it is about.
    """
    one = _held(meeting, code, by, today)
    _refuse_unless_all_see(meeting, one, today)
    return add_item(meeting, by=by, **_facts(one))


@transaction.atomic
def leave_suggestion(meeting: Meeting, *, code: str, by: User, today: date) -> None:
    """Leave it out of this agenda; it is suggested again for the next. Twice is once.

    raises: NotAllowed; ValidationError when it is not suggested any more.
    """
    one = _held(meeting, code, by, today)
    if one.is_left_out:
        return
    item = AgendaItem(board=meeting.board, meeting=meeting, dropped_because=LEFT_OUT, **_facts(one))
    item.save_because("suggested and left out", by=by)


def _held(meeting: Meeting, code: str, by: User, today: date) -> Suggestion:
    """The suggestion as it stands under the lock of its meeting."""
    require(by, "prepare", meeting)
    must_stand(meeting)
    hold(meeting)
    not_closed(meeting)
    found = next((one for one in suggested(meeting, by, today) if one.code == code), None)
    if found is None:
        raise ValidationError(GONE)
    return found


def _facts(one: Suggestion) -> dict[str, Any]:
    return {
        "title": one.title,
        "purpose": Purpose.ASSURE,
        "owner": CHAIR,
        "origin": Origin.SUGGESTED,
        "came_of": one.code,
    }


def _refuse_unless_all_see(meeting: Meeting, one: Suggestion, today: date) -> None:
    """Ask the gate for each who sits here or reads by office, as of the day. One query a person.

    A model may name in `known_by` a right that is less than reading, where a reference and a day
    tell nothing of the row.
    """
    model: Any = type(one.about)
    least = getattr(model, "known_by", "view")
    day = max(meeting.held_on, today)
    for person in User.objects.filter(pk__in={pk for pk, *_ in who_sits(meeting)}, is_active=True):
        if not model.objects.visible_to(person, least, on=day).filter(pk=one.about.pk).exists():
            raise ValidationError(NOT_FOR_ALL)
