"""Large packs are bound here, also before anybody asks; each night old ones are thrown away and
those of meetings to come are bound that are not there."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.meetings.services.late import AHEAD, ask_again
from boards.meetings.services.packs import JOB, make, make_ahead, throw_away
from boards.models import Meeting
from partnership.jobs.registry import does


@does(JOB)
def bind_one(key: str, now: datetime) -> None:
    """Bind the pack of this number with what its reader may read now."""
    make(int(key), today=timezone.localdate(now), now=now)


@does(AHEAD)
def bind_ahead(key: str, now: datetime) -> None:
    """Ask for the large packs of the meeting whose number the key begins with."""
    meeting = Meeting.objects.filter(pk=int(key.partition(":")[0])).first()
    if meeting is not None:
        make_ahead(meeting, today=timezone.localdate(now), now=now)


@does("meetings.clear", daily_at=settings.NIGHTLY_REBUILD_AT)
def clear(key: str, now: datetime) -> None:
    """Throw away packs that lay ready for days; have those of meetings to come made that lack."""
    throw_away(now=now)
    ask_again(today=timezone.localdate(now), now=now)
