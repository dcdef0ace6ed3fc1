"""Acts on papers: add one and its versions, keep an item from somebody, issue the pack."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from boards.meetings.bind import LOCKED
from boards.meetings.binding import UNREADABLE, count_pages
from boards.meetings.models import (
    AgendaItem,
    Audience,
    Issue,
    Paper,
    Reader,
    Version,
    Withheld,
)
from boards.meetings.services.forgetting import forget_files
from boards.meetings.services.holding import (
    hold,
    hold_item,
    not_closed,
    not_dropped,
    only_once,
)
from boards.meetings.services.late import ask_ahead, take_late
from boards.meetings.services.numbering import NO_PDF, number_pages
from boards.meetings.services.telling import tell_of_newer
from boards.models import Meeting
from boards.notices import about_meeting
from boards.rooms import refuse_if_held
from boards.services.meetings import readers_of_pack
from boards.services.standing import must_stand
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.documents.models import Document
from partnership.documents.services import attach, the_same
from partnership.documents.validators import PDF, judge
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day

KEPT_ALREADY = "This item is kept from this person already."


@transaction.atomic
def add_paper(item: AgendaItem, *, title: str, paper: Any, by: User, now: datetime) -> Paper:
    """Add a paper to an item: whoever may read the item may read it. Sent twice it stands once.

    Once the pack is issued its pages get letters behind a number that is there, nothing else
    changes, and the readers who may open it are told. The same file under the same title is one
    paper. raises: NotAllowed; ValidationError when the file is not taken.
    """
    require(by, "keep", item)
    hold_item(item)
    not_dropped(item)
    not_closed(item.meeting)
    alike = Version.objects.filter(paper__item=item, paper__title=title, replaced_at=None)
    again = the_same(alike.filter(paper__withdrawn_because=""), paper)
    if again is not None:
        return again.paper  # the second click
    row = Paper(item=item, title=title, added_at=now)
    row.save_because(f"paper added: {title}"[:200], by=by)
    _add(row, paper, number=1, field="paper", by=by, now=now)
    return row


@transaction.atomic
def add_version(paper: Paper, *, file: Any, by: User, now: datetime) -> Document:
    """Add a newer version of a paper; earlier ones stay for the service.

    Whoever opened an earlier one after the pack was issued is told, if they may read the newer one.
    raises: NotAllowed; ValidationError.
    """
    require(by, "keep", paper)
    hold_item(paper.item)
    not_closed(paper.item.meeting)
    paper.refresh_from_db()
    if paper.withdrawn_because:
        raise ValidationError("This paper was withdrawn: add another.")
    before = paper.versions.filter(replaced_at__isnull=True).first()
    if before is not None and the_same([before], file) is not None:
        return Document.objects.about(before).get()  # the second click
    if before is not None:
        before.replaced_at = now
        before.save_because("a newer version was added", by=by)
    number = before.number + 1 if before else 1
    document = _add(paper, file, number=number, field="file", by=by, now=now)
    tell_of_newer(paper, by=by, now=now)
    return document


def _add(paper: Paper, file: Any, *, number: int, field: str, by: User, now: datetime) -> Document:
    """Keep the file as a version of the paper and give it its pages in the pack."""
    judged = judge(file)
    pages, because = count_pages(file) if judged == PDF else (1, NO_PDF)
    if because in (LOCKED, UNREADABLE):
        raise ValidationError({field: f"{because}. Mend it, and choose the file again"})
    version = Version(
        paper=paper, number=number, added_at=now, pages=pages or 1, apart_because=because
    )
    version.save_because(f"version {number} added", by=by)
    document = attach(version, file, title=paper.title, by=by, now=now)
    if paper.item.meeting is not None:
        take_late(paper.item.meeting, by=by, now=now)
    return document


@transaction.atomic
def withdraw_paper(paper: Paper, *, because: str, by: User) -> None:
    """Take a paper away from members, from page, pack, search and downloads; the service keeps it.

    Also when the minutes are written: what should never have gone out can be withdrawn at any time.
    raises: NotAllowed; ValidationError when it is withdrawn already.
    """
    require(by, "keep", paper)
    hold_item(paper.item)
    paper.refresh_from_db()
    if paper.withdrawn_because:
        raise ValidationError("This paper is withdrawn already.")
    paper.withdrawn_because = because
    paper.save_because(f"withdrawn: {because}"[:200], by=by)
    forget_files(paper.item.board, paper.item.meeting)


@transaction.atomic
def restrict_item(
    item: AgendaItem,
    *,
    readers: Sequence[Agency | User],
    because: str,
    by: User,
) -> None:
    """From now on only the seats of these agencies and these people read the item.

    raises: NotAllowed; ValidationError when nobody is named.
    """
    require(by, "keep", item)
    hold_item(item)
    wanted = {("agency" if isinstance(one, Agency) else "person", one.pk): one for one in readers}
    if not wanted:
        raise ValidationError({"readers": "Name at least one agency or person who may read it."})
    item.audience, item.restricted_because = Audience.NAMED, because
    item.save_because(f"restricted: {because}", by=by)
    for reader in item.readers.all():
        key = ("agency", reader.agency_id) if reader.agency_id else ("person", reader.person_id)
        if key in wanted:
            del wanted[key]
        else:
            reader.delete_because("not named any more", by=by)
    for (kind, _), one in wanted.items():
        Reader(item=item, **{kind: one}).save_because(f"may read it: {because}", by=by)
    forget_files(item.board, item.meeting)
    for back in item.came_back_as.filter(dropped_because=""):
        restrict_item(back, readers=readers, because=because, by=by)


@transaction.atomic
def open_item(item: AgendaItem, *, because: str, by: User) -> None:
    """Let everybody at the meeting read the item again. raises: NotAllowed."""
    require(by, "keep", item)
    hold_item(item)
    for reader in item.readers.all():
        reader.delete_because(because, by=by)
    item.audience, item.restricted_because = Audience.EVERYBODY, ""
    item.save_because(f"open to everybody: {because}", by=by)


@transaction.atomic
def withhold(item: AgendaItem, *, person: User, because: str, by: User) -> Withheld:
    """Keep an item from one person, such as for an interest.

    raises: NotAllowed; ValidationError when it is kept from them already.
    """
    require(by, "keep", item)
    hold_item(item)
    return keep_from(item, person, because=because, by=by)


def keep_from(item: AgendaItem, person: User, *, because: str, by: User) -> Withheld:
    """The same for whoever has asked the gate for another right, and holds the item.

    raises: ValidationError when it is kept from them already.
    """
    row = Withheld(item=item, person=person, because=because)
    with only_once(KEPT_ALREADY):
        row.save_because(because, by=by)
    forget_files(item.board, item.meeting)
    kept = Withheld.objects.filter(person=person, ended_at__isnull=True).values("item")
    for back in item.came_back_as.filter(dropped_because="").exclude(pk__in=kept):
        keep_from(back, person, because=because, by=by)
    return row


@transaction.atomic
def give_back(row: Withheld, *, because: str, by: User, now: datetime) -> None:
    """The person may read the item again.

    raises: NotAllowed; ValidationError for what a room above holds fast.
    """
    require(by, "keep", row.item)
    refuse_if_held(row, ended_at=now)
    end_keeping(row, because=because, by=by, now=now)


def end_keeping(row: Withheld, *, because: str, by: User, now: datetime) -> None:
    """The same for whoever has asked the gate for another right."""
    row.ended_at = now
    row.save_because(because, by=by)


@transaction.atomic
def issue_pack(meeting: Meeting, *, by: User, today: date, now: datetime) -> Issue:
    """The agenda and its papers go out: members see them and get one letter each.

    raises: NotAllowed; ValidationError when there is nothing to issue, the meeting is over or it
    was issued already, by whoever was first.
    """
    require(by, "prepare", meeting)
    hold(meeting)
    must_stand(meeting)
    if meeting.held_on < today:
        raise ValidationError("This meeting is over.")
    if not meeting.items.filter(dropped_because="").exists():
        raise ValidationError("There is no item on the agenda yet.")
    row = Issue(meeting=meeting, issued_at=now, issued_by=by)
    try:
        with transaction.atomic():
            row.save_because("pack issued", by=by)
    except (IntegrityError, ValidationError):
        raise ValidationError("The pack is issued already.") from None
    number_pages(meeting, by=by, at_issue=True)
    ask_ahead(meeting, now=now)
    post([_letter(meeting, person, now) for person in readers_of_pack(meeting)], now=now)
    return row


def _letter(meeting: Meeting, person: User, now: datetime) -> Draft:
    """The same words for everybody: what one may not read is not even counted here."""
    when = plain_day(meeting.held_on)
    return Draft(
        key=f"pack:{meeting.pk}:{person.pk}",
        to=person,
        subject=meeting,
        heading=f"Agenda and papers: {meeting}",
        words=f"The agenda and papers of {meeting.board}, {when}, are ready.\n\n"
        f"{address_of(meeting)}\n",
        kind=about_meeting(meeting, now),
    )
