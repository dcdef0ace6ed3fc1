"""What this room opens, asks and holds fast in the rooms below it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from boards.interests.forms import item_field, what
from boards.interests.models import How, Ruling
from boards.interests.services.declaring import declare
from boards.interests.showing import minuted_by, panel, undecided
from boards.interests.sitting import items_seen
from boards.meetings.beside import beside_item, minuted_with
from boards.meetings.models import Withheld
from boards.models import Meeting, Partnership
from boards.replying import Question, asks_with_the_answer
from boards.rooms import Door, asks, holds_fast, open_from

INTEREST, ITEM = "interest", "interest_in"

open_from(
    Partnership,
    Door(
        "Interests",
        "interests:register",
        names="",
        words="What those who sit here have beside it: your own, and as service or chair the "
        "others’.",
        order=42,
    ),
)
beside_item(panel)
minuted_with(minuted_by)
asks(undecided)


def _fields(meeting: Meeting, person: Any, by_link: bool) -> dict[str, forms.Field]:
    """Restricted items are not offered to whoever holds a letter alone."""
    items = items_seen(meeting, person, aloud=by_link)
    said = "An interest in anything on the agenda, if you have one"
    found: dict[str, forms.Field] = {INTEREST: what(said, required=False)}
    if items.exists():
        found[ITEM] = item_field(items, label="Which item does it concern?")
    return found


def _take(
    meeting: Meeting, answers: Mapping[str, Any], *, by: Any, by_link: bool, now: datetime
) -> None:
    """An interest that was told with the answer is declared."""
    words, item = answers.get(INTEREST, ""), answers.get(ITEM)
    if item is not None and not words:
        raise ValidationError({INTEREST: "Say what the interest is"})
    if words:
        how = How.LINK if by_link else How.ANSWER
        try:
            declare(meeting, what=words, item=item, person=by, by=by, now=now, how=how)
        except ValidationError as refused:
            raise ValidationError({INTEREST: refused.messages}) from None


asks_with_the_answer(Question(_fields, _take))


@holds_fast(Withheld)
def keep_the_ruling(row: Withheld, changes: Mapping[str, Any]) -> None:
    """What a decision on an interest keeps from somebody is given back by taking that back."""
    if Ruling.objects.filter(withheld=row, ended_at__isnull=True).exists():
        raise ValidationError(
            "A decision on an interest keeps it from them: take that back at the interests of the "
            "meeting."
        )
