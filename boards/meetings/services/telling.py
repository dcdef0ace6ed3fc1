"""Letters about papers and proposals.

No title of a paper stands in them, and of an item only while everybody at the meeting reads it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.meetings.models import AgendaItem, PackPages, Paper, Version
from boards.meetings.notices import LATE, NEWER, PROPOSALS
from boards.models import Meeting
from boards.notices import about_meeting
from boards.services.meetings import readers_of_pack
from partnership.access.models import Reading
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User


def tell_of_newer(paper: Paper, *, by: User, now: datetime) -> None:
    """Write to whoever opened an earlier version and may read the current one."""
    current = paper.versions.filter(replaced_at__isnull=True).first()
    if current is None or paper.item.meeting is None:
        return
    readers = who_opened(paper).exclude(pk=by.pk)
    this = Version.objects.filter(pk=current.pk)
    told = [one for one in readers if this.visible_to(one).exists()]
    post([_newer(paper.item, current, one, now) for one in told], now=now)


def who_opened(paper: Paper) -> QuerySet[User]:
    """The people who opened any version of the paper, alone or in a pack."""
    kind = ContentType.objects.get_for_model(Version)
    read = Reading.objects.filter(subject_type=kind, subject_id__in=paper.versions.values("pk"))
    return User.objects.filter(pk__in=read.values("person"))


def _newer(item: AgendaItem, version: Version, to: User, now: datetime) -> Draft:
    assert item.meeting is not None  # a paper of no meeting is in no pack
    return Draft(
        key=f"paper-replaced:{version.pk}:{to.pk}",
        to=to,
        subject=item,
        heading=f"A newer version of a paper: {item.meeting}",
        words=f"A paper under item {item.position} of {item.meeting} has a newer version than the "
        f"one you opened.\n\n{address_of(item)}\n",
        kind=about_meeting(item.meeting, now, NEWER.key),
    )


def tell_of_late(
    meeting: Meeting, numbered: Iterable[PackPages], *, by: User, now: datetime
) -> None:
    """Write of papers that came after issue to the readers of the pack who may open them.

    A newer version is no new paper: of that `tell_of_newer` writes. Nobody is written to of a
    meeting that is over or not held. Each reader gets one letter a paper, however often asked.
    """
    if meeting.held_on < localdate(now) or meeting.is_called_off:
        return
    new = [pages for pages in numbered if pages.version.number == 1]
    readers = [one for one in readers_of_pack(meeting) if one != by] if new else []
    for pages in new:
        this = Version.objects.filter(pk=pages.version_id)
        told = [one for one in readers if this.visible_to(one).exists()]
        post([_late(meeting, pages, one, now) for one in told], now=now)


def _late(meeting: Meeting, pages: PackPages, to: User, now: datetime) -> Draft:
    item = pages.version.paper.item
    title = f", “{item}”," if _is_everybodys(item) else ""
    return Draft(
        key=f"paper-late:{pages.version_id}:{to.pk}",
        to=to,
        subject=item,
        heading=f"A late paper: {meeting}",
        words=f"A paper was added under item {item.position}{title} of {meeting} after the pack "
        f"was issued. In the pack it is {pages.words}; no other page has another number.\n\n"
        f"{address_of(item)}\n",
        kind=about_meeting(meeting, now, LATE.key),
    )


def _is_everybodys(item: AgendaItem) -> bool:
    """Whether everybody at the meeting reads it, deputies included."""
    kept = item.withheld.filter(ended_at__isnull=True).exists()
    return not (item.is_restricted or item.came_of or kept)


def tell_proposer(item: AgendaItem, *, taken_to: Meeting | None, now: datetime) -> None:
    """Write to whoever proposed an item what became of it, unless it is closed to them now."""
    to = item.proposed_by
    if to is None or not _is_theirs(item, to):
        return
    if taken_to is not None:
        words = f"is on the agenda of {taken_to}. You can read it there when the pack is issued."
        where = address_of(taken_to)
    else:
        words = "was not taken onto an agenda. The reason stands with your proposal."
        where = address_of(item)
    draft = Draft(
        key=f"proposal:{item.pk}:{taken_to.pk if taken_to else 'declined'}",
        to=to,
        subject=taken_to or item,
        heading=f"What you proposed: {item.board}",
        words=f"The item that you proposed to {item.board} {words}\n\n{where}\n",
        kind=PROPOSALS.key,
    )
    post([draft], now=now)


def _is_theirs(item: AgendaItem, person: User) -> bool:
    """Whether they may know of it: it is neither restricted nor kept from them."""
    kept = item.withheld.filter(person=person, ended_at__isnull=True).exists()
    return not item.is_restricted and not kept
