"""What rooms above suggest for an agenda: something overdue of which the group may have to hear.

A room says so in its `doors.py`. A suggestion is a reference and a day: no title and no story. It
is made only of what everybody who reads the agenda by a seat or an office may see anyway; the gate
is asked again, for each of them, before it goes on (`services/suggestions.py`). A deputy, who comes
for one day and sees none of these things, does not read such an item at all (`permissions.py`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Model, Q

from boards.meetings.models import AgendaItem
from boards.models import Meeting
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Suggestion:
    """Something that the officer puts on the agenda or leaves out.

    `about`: the row that whoever reads the item must see; `code`: names it for good, see `code_of`;
    `since`: the day that passed.
    """

    code: str
    about: Any
    title: str
    words: str
    since: date
    is_left_out: bool = False

    @property
    def told(self) -> str:
        """Why it is suggested, in words."""
        return f"{self.words}, due {plain_day(self.since)}"


# (meeting, the reader, today) to what there is to suggest; a fixed number of queries.
Suggests = Callable[[Meeting, Any, date], list[Suggestion]]

_suggests: list[Suggests] = []
_models: dict[str, type[Model]] = {}


def suggests(*models: type[Model]) -> Callable[[Suggests], Suggests]:
    """Declare what a room suggests, about rows of these models."""

    def declare(look: Suggests) -> Suggests:
        _suggests.append(look)
        for model in models:
            _models[model._meta.label_lower] = model
        return look

    return declare


def code_of(about: Model, more: str = "") -> str:
    """What names a suggestion for good: its row, and which of several things about it."""
    return ":".join(part for part in (about._meta.label_lower, str(about.pk), more) if part)


def suggested(meeting: Meeting, user: Any, today: date) -> list[Suggestion]:
    """What every room suggests for a meeting to come, longest overdue first.

    What is on an agenda of the group already, for this or another day to come, is not suggested
    again; what was left out of this one is marked. One query, and those of the rooms.
    """
    if meeting.is_called_off or meeting.held_on < today:
        return []
    ahead = Q(meeting__held_on__gte=today, meeting__not_held_because="", dropped_because="")
    known = AgendaItem.objects.exclude(came_of="").filter(
        Q(meeting=meeting) | ahead, board=meeting.board_id
    )
    rows = list(known.values_list("came_of", "dropped_because"))
    on_it = {code for code, dropped in rows if not dropped}
    left_out = {code for code, dropped in rows if dropped}
    found = (
        replace(one, is_left_out=one.code in left_out)
        for look in _suggests
        for one in look(meeting, user, today)
        if one.code not in on_it
    )
    return sorted(found, key=lambda one: (one.since, one.title))


def waiting_for_a_word(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Those that are neither on the agenda nor left out of it."""
    return [one for one in found if not one.is_left_out]


def about_of(item: AgendaItem, user: Any) -> Any:
    """The row that a suggested item is about, as far as this reader may see it. One query."""
    label, _, rest = item.came_of.partition(":")
    model: Any = _models.get(label)
    if model is None:
        return None
    return model.objects.visible_to(user).filter(pk=rest.partition(":")[0]).first()
