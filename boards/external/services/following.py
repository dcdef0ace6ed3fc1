"""What follows from an entry: actions and challenges, each linked with it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.models import Link, Role
from boards.actions.services.raising import Asked, link, raise_action
from boards.challenges.models import Challenge, Source
from boards.challenges.services import Asked as AskedOfAgency
from boards.challenges.services import raise_challenge
from boards.external.models import ExternalEntry, Kind
from boards.models import Action, Board, SourceKind
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day

SOURCE_KINDS = {
    Kind.INSPECTION: SourceKind.INSPECTION,
    Kind.JOINT: SourceKind.INSPECTION,
    Kind.COMPLAINTS: SourceKind.COMPLAINTS,
    Kind.SENT: SourceKind.LETTER,
    Kind.RECEIVED: SourceKind.LETTER,
}
SOURCES = {
    SourceKind.INSPECTION: Source.INSPECTION,
    SourceKind.COMPLAINTS: Source.COMPLAINTS,
    SourceKind.LETTER: Source.LETTER,
}


def _held(entry: ExternalEntry, board: Board, right: str, by: User) -> ExternalEntry:
    """The row as it stands, locked. raises: NotAllowed; ValidationError for a board elsewhere."""
    row: ExternalEntry = ExternalEntry.objects.select_for_update().get(pk=entry.pk)
    require(by, right, row)
    if board.partnership_id != row.partnership_id:
        raise ValidationError({"board": "Choose a board or group of this partnership"})
    return row


@transaction.atomic
def raise_action_from(
    entry: ExternalEntry, board: Board, asked: Asked, *, by: User, today: date
) -> Action:
    """A board asks an agency to do something because of it; an entry may lead to several actions.

    raises: NotAllowed; ValidationError as `raise_action`, or for a board of another partnership.
    """
    row = _held(entry, board, "raise_action", by)
    same = {"board": board, "what": asked.what, "owner_agency": asked.owner_agency}
    again = Action.objects.filter(links__in=_links(row), raised_on=asked.raised_on, **same).first()
    if again is not None:
        return again  # the second click
    asked = replace(asked, source_kind=_kind(row), came_from=_in_words(row)[:200])
    because = f"raised from: {row.get_kind_display().lower()}"
    return raise_action(board, asked, by=by, today=today, because=because, source=row)


def _links(entry: ExternalEntry) -> Any:
    return Link.objects.about(entry).filter(role=Role.SOURCE)  # type: ignore[attr-defined]


def _in_words(entry: ExternalEntry) -> str:
    """Of whom and of which day; whether several inspected, which the kind of source leaves out."""
    whom = entry.heading if entry.kind == Kind.JOINT else entry.body
    return f"{whom}, {plain_day(entry.dated_on)}"


def _kind(entry: ExternalEntry) -> SourceKind:
    return SOURCE_KINDS[Kind(entry.kind)]


def may_be_linked(entry: ExternalEntry, user: User) -> Any:
    """Actions whose source is of this kind in words alone, and that this person may change."""
    seen = Action.objects.visible_to(user, "change").filter(partnership=entry.partnership_id)
    linked = Link.objects.filter(role=Role.SOURCE).values("action")
    return seen.filter(source_kind=_kind(entry)).exclude(pk__in=linked).order_by("-raised_on", "pk")


@transaction.atomic
def link_action(entry: ExternalEntry, *, action: Action, by: User) -> Link:
    """Say that an action whose source stood in words came from this entry; its words stay.

    raises: NotAllowed; ValidationError for one of another kind, or that has its source.
    """
    row = _held(entry, action.board, "raise_action", by)
    require(by, "change", action)
    held = Action.objects.select_for_update().get(pk=action.pk)
    found: Link | None = _links(row).filter(action=held).first()
    if found is not None:
        return found  # the second click
    if not may_be_linked(row, by).filter(pk=held.pk).exists():
        raise ValidationError({"action": "Choose an action whose source is not linked yet"})
    return link(held, row, by=by)


@transaction.atomic
def raise_challenge_from(
    entry: ExternalEntry,
    board: Board,
    asked: AskedOfAgency,
    *,
    by: User,
    today: date,
    now: datetime,
) -> Challenge:
    """A board challenges an agency because of it.

    raises: NotAllowed; ValidationError as `raise_challenge`, or for a board of another partnership.
    """
    row = _held(entry, board, "challenge", by)
    asked = replace(asked, source=SOURCES[_kind(row)])
    return raise_challenge(board, asked, by=by, today=today, now=now, origin=row)
