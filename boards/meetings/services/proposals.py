"""Decline what a member proposed. It is taken onto an agenda by `services.agenda.take_in`."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.meetings.models import AgendaItem, Origin
from boards.meetings.services.holding import hold_item
from boards.meetings.services.telling import tell_proposer
from partnership.access.services import require
from partnership.people.models import User


@transaction.atomic
def decline_item(item: AgendaItem, *, because: str, by: User, now: datetime) -> None:
    """Decline what a member proposed; they are told and read the reason with their proposal.

    raises: NotAllowed; ValidationError when it does not wait any more or nobody proposed it.
    """
    require(by, "keep", item)
    hold_item(item)
    if item.meeting_id or item.dropped_because:
        raise ValidationError("This item does not wait any more.")
    if item.origin != Origin.PROPOSED:
        raise ValidationError("Nobody proposed this item: take it off instead.")
    item.dropped_because = because
    item.save_because(f"declined: {because}"[:200], by=by)
    tell_proposer(item, taken_to=None, now=now)
