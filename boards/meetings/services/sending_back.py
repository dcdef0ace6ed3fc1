"""The chair sends minutes back with what is to be changed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.meetings.models import Minutes, Stage
from boards.meetings.services.holding import hold
from boards.notices import MEETINGS
from partnership.access.services import can, require
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User


@transaction.atomic
def send_back(minutes: Minutes, *, remarks: str, by: User, now: datetime) -> None:
    """Make a draft of them again, with the chair's remarks; whoever sent them is told.

    The letter names the meeting alone: the remarks stand with the minutes, for those who write
    them. raises: NotAllowed; ValidationError when they are not with the chair.
    """
    require(by, "check", minutes)
    hold(minutes.meeting)
    minutes = Minutes.objects.select_for_update().select_related("meeting").get(pk=minutes.pk)
    if minutes.stage != Stage.WITH_CHAIR:
        raise ValidationError("These minutes are not with you to check.")
    sender = _sender(minutes)
    minutes.stage, minutes.remarks = Stage.DRAFT, remarks
    minutes.save_because("sent back by the chair", by=by)
    if sender is not None and can(sender, "keep", minutes):
        post([_letter(minutes, sender, now)], now=now)


def _sender(minutes: Minutes) -> User | None:
    """Who sent them to the chair last."""
    sent = minutes.history.filter(stage=Stage.WITH_CHAIR).order_by("-history_date").first()  # type: ignore[attr-defined]
    who: User | None = sent.history_user if sent else None
    return who


def _letter(minutes: Minutes, to: User, now: datetime) -> Draft:
    return Draft(
        key=f"minutes:back:{minutes.pk}:{now:%Y%m%d%H%M}:{to.pk}",
        to=to,
        subject=minutes.meeting,
        heading=f"Minutes to change: {minutes.meeting}",
        words=f"The chair sent the minutes of {minutes.meeting} back. What is to be changed stands "
        f"with them.\n\n{address_of(minutes)}\n",
        kind=MEETINGS.key,
    )
