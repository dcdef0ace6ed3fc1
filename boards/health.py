"""The portal's clock for those who look after the portal."""

from datetime import datetime
from typing import Any

from boards.models import Partnership
from partnership.access.services import NotAllowed, Refusal
from partnership.jobs.health import Clock, clock_now

NOT_YOURS = Refusal(
    heading="You cannot see the portal's clock",
    standfirst="That belongs to: the partnership service and its Administrator.",
    detail="The foot of each page says when the clock last ran.",
)


def clock_for(user: Any, now: datetime) -> Clock:
    """Last run, next run, missed runs, failing jobs and letters that do not go.

    raises: NotAllowed.
    """
    if not Partnership.objects.visible_to(user, "see_health").exists():
        raise NotAllowed(NOT_YOURS)
    # An error may quote a row of another partnership.
    return clock_now(now, quotes=Partnership.objects.count() == 1)
