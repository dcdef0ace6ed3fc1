"""Acts on minutes: write lines, send them to the chair, check, approve, correct."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare

from boards.actions.services.raising import Asked, link, raise_action
from boards.meetings.models import Addendum, AgendaItem, LineKind, MinuteLine, Minutes, Stage
from boards.meetings.services.forgetting import forget_files
from boards.meetings.services.holding import hold, hold_item, not_dropped
from boards.models import Action, Meeting, Membership, SourceKind
from boards.notices import MEETINGS
from boards.services.meetings import members_of
from boards.services.standing import must_stand
from partnership.access.offices import Office
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day

NO_DRAFT = "These minutes are with the chair or checked: take them back to change them."
FROZEN = "These minutes are approved: add a correction instead."
NOT_FOR_ALL = "This item is not for everybody, and an action is: write it as a note."
HEADINGS = {"check": "Minutes to check", "read": "Minutes"}
WHO_CHECKS = (Office.GROUP_CHAIR, Office.INDEPENDENT_CHAIR)  # of the group itself
CHANGED = "These minutes changed after you opened the page. Read them again as they stand now."


@dataclass(frozen=True)
class Said:
    """What a line says. An action names the agency that owns it and the day it is due."""

    kind: str
    words: str
    owner: str = ""
    agency: Agency | None = None
    due_on: date | None = None
    agreed: str = ""
    basis: str = ""


@transaction.atomic
def begin_minutes(meeting: Meeting, *, by: User, today: date) -> Minutes:
    """The minutes of a meeting, begun by the first who asks.

    raises: NotAllowed; ValidationError before the day of the meeting.
    """
    require(by, "prepare", meeting)
    must_stand(meeting)
    if meeting.held_on > today:
        raise ValidationError(f"The meeting is on {plain_day(meeting.held_on)}.")
    hold(meeting)
    found = Minutes.objects.filter(meeting=meeting).first()
    if found is None:
        found = Minutes(meeting=meeting)
        found.save_because("minutes begun", by=by)
    return found


@transaction.atomic
def write_line(item: AgendaItem, said: Said, *, by: User, today: date) -> MinuteLine:
    """Add a line under an item; an action is raised with it, in one go.

    Two who minute at once both keep their lines, one after the other. raises: NotAllowed;
    ValidationError when the minutes are with nobody, are checked or approved, or an action lacks
    its agency or day.
    """
    require(by, "keep", item)
    hold_item(item)
    _open_minutes(item, by=by, today=today)
    newest = item.lines.order_by("position").last()
    line = MinuteLine(item=item, position=newest.position + 1 if newest else 1)
    _take(line, said)
    if newest and _same(newest, line):
        return newest  # the second click
    if said.kind == LineKind.ACTION:
        line.action = _raise(item, said, by=by, today=today)
    line.save_because("line written", by=by)
    if line.action:
        link(line.action, line, by=by)
    return line


@transaction.atomic
def make_action(
    line: MinuteLine, *, agency: Agency, due_on: date, words: str, by: User, today: date
) -> Action:
    """Raise an action from a line of any kind; each then leads to the other.

    raises: as `write_line`; ValidationError for a line that has its action or was struck out.
    """
    require(by, "keep", line)
    hold_item(line.item)
    _open_minutes(line.item, by=by, today=today)
    line.refresh_from_db()
    if line.action_id:
        raise ValidationError(f"It is action {line.action} already.")
    if line.dropped_because:
        raise ValidationError("This line is struck out.")
    said = Said(kind=LineKind.ACTION, words=words, agency=agency, due_on=due_on)
    action = _raise(line.item, said, by=by, today=today)
    line.action = action
    line.save_because(f"made action {action}", by=by)
    link(action, line, by=by)
    return action


def _take(line: MinuteLine, said: Said) -> None:
    line.kind, line.words, line.basis = said.kind, said.words, said.basis
    line.agreed = said.agreed
    line.owner = str(said.agency) if said.agency else said.owner
    line.due_on = said.due_on


def _same(one: MinuteLine, other: MinuteLine) -> bool:
    """Whether two lines say the same, wherever they stand."""
    names = ("kind", "words", "owner", "due_on", "agreed", "basis", "dropped_because")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _raise(item: AgendaItem, said: Said, *, by: User, today: date) -> Action:
    missing = {}
    if said.agency is None:
        missing["agency"] = "Choose the agency that owns the action"
    if said.due_on is None:
        missing["due_on"] = "Enter the day by which it is to be done"
    if said.agency is None or said.due_on is None or item.meeting is None:
        raise ValidationError(missing or "This item has no meeting.")
    if item.is_closed_to_some:
        raise ValidationError({"kind": NOT_FOR_ALL})
    asked = Asked(
        what=said.words,
        owner_agency=said.agency,
        raised_on=item.meeting.held_on,
        due_on=said.due_on,
        # Without its title: the item may be closed to some of them later.
        came_from=f"{item.meeting}, item {item.position}",
        source_kind=SourceKind.MEETING,
    )
    return raise_action(item.board, asked, by=by, today=today, because="raised in the minutes")


@transaction.atomic
def change_line(line: MinuteLine, *, words: str, because: str, by: User, today: date) -> MinuteLine:
    """Correct the words of a line before the minutes are checked. raises: as `write_line`."""
    require(by, "keep", line)
    hold_item(line.item)
    _open_minutes(line.item, by=by, today=today)
    line.refresh_from_db()
    line.words = words
    line.save_because(because, by=by)
    return line


@transaction.atomic
def drop_line(line: MinuteLine, *, because: str, by: User, today: date) -> None:
    """Strike a line out; it stays with the reason, and an action raised with it stays raised."""
    require(by, "keep", line)
    hold_item(line.item)
    _open_minutes(line.item, by=by, today=today)
    line.refresh_from_db()
    line.dropped_because = because
    line.save_because(f"struck out: {because}", by=by)


def _open_minutes(item: AgendaItem, *, by: User, today: date) -> Minutes:
    """The minutes of the item's meeting, locked. raises: ValidationError when they are closed."""
    if item.meeting is None or item.dropped_because:
        raise ValidationError("This item is on no agenda.")
    minutes = begin_minutes(item.meeting, by=by, today=today)
    if not minutes.is_open:
        raise ValidationError(FROZEN if minutes.stage == Stage.APPROVED else NO_DRAFT)
    return minutes


def _locked(minutes: Minutes) -> Minutes:
    """The minutes as they stand now, under the lock of their meeting."""
    hold(minutes.meeting)
    return Minutes.objects.select_for_update().select_related("meeting__board").get(pk=minutes.pk)


@transaction.atomic
def send_to_chair(minutes: Minutes, *, by: User, today: date, now: datetime) -> None:
    """Ask the chair to check the draft. raises: NotAllowed; ValidationError."""
    require(by, "keep", minutes)
    minutes = _locked(minutes)
    if minutes.stage != Stage.DRAFT:
        raise ValidationError("These minutes are not a draft any more.")
    minutes.stage, minutes.remarks = Stage.WITH_CHAIR, ""
    minutes.save_because("sent to the chair", by=by)
    chairs = _chairs(minutes.meeting, today)
    if not chairs:
        raise ValidationError("Nobody chairs this group today: give the office first.")
    words = "are drafted and wait for you to check them"
    post([_letter(minutes, who, "check", words, now) for who in chairs], now=now)


def _chairs(meeting: Meeting, today: date) -> list[User]:
    held = Membership.objects.acting(WHO_CHECKS, today).filter(board=meeting.board)
    return list(User.objects.filter(pk__in=held.values("person")))


def _letter(minutes: Minutes, to: User, what: str, words: str, now: datetime) -> Draft:
    """Names the meeting alone: nothing that was said there goes by mail."""
    meeting = minutes.meeting
    return Draft(
        key=f"minutes:{what}:{minutes.pk}:{now:%Y%m%d%H%M}:{to.pk}",
        to=to,
        subject=meeting,
        heading=f"{HEADINGS[what]}: {meeting}",
        words=f"The minutes of {meeting} {words}.\n\n{address_of(minutes)}\n",
        kind=MEETINGS.key,
    )


@transaction.atomic
def take_back(minutes: Minutes, *, because: str, by: User) -> None:
    """Make a draft of them again, to change them: it is no member’s, nor are downloads of it.
    raises: NotAllowed; ValidationError for approved ones.
    """
    require(by, "keep", minutes)
    minutes = _locked(minutes)
    if minutes.stage == Stage.APPROVED:
        raise ValidationError(FROZEN)
    minutes.stage, minutes.checked_by, minutes.checked_at = Stage.DRAFT, None, None
    minutes.save_because(f"taken back: {because}", by=by)
    forget_files(minutes.meeting.board, minutes.meeting)


@transaction.atomic
def check_minutes(minutes: Minutes, *, by: User, now: datetime, seen: str = "") -> None:
    """The chair has checked them; members may read them and are told.

    in: `seen`, the token of the words that a page showed her.
    raises: NotAllowed; ValidationError when they are not with the chair, or say something else now.
    """
    require(by, "check", minutes)
    minutes = _locked(minutes)
    if minutes.stage != Stage.WITH_CHAIR:
        raise ValidationError("These minutes are not with you to check.")
    _refuse_unseen(minutes, seen)
    lines = MinuteLine.objects.filter(item__meeting=minutes.meeting, dropped_because="")
    if lines.count() != lines.filter(pk__in=MinuteLine.objects.visible_to(by)).count():
        raise ValidationError("Somebody else who chairs has to check these minutes.")
    minutes.stage, minutes.checked_by, minutes.checked_at = Stage.CHECKED, by, now
    minutes.save_because("checked by the chair", by=by)
    members = [person for person in members_of(minutes.meeting) if person != by]
    words = "are checked by the chair and can be read"
    post([_letter(minutes, who, "read", words, now) for who in members], now=now)


def _refuse_unseen(minutes: Minutes, seen: str) -> None:
    if seen and not constant_time_compare(seen, minutes.token_now()):
        raise ValidationError(CHANGED)


@transaction.atomic
def approve_minutes(
    minutes: Minutes, *, at: Meeting, by: User, today: date, seen: str = ""
) -> Minutes:
    """A later meeting of the same group approved them: their words are frozen with a digest.

    in: `seen`, as for `check_minutes`.
    raises: NotAllowed; ValidationError for unchecked ones, or a meeting that cannot approve them.
    """
    require(by, "keep", minutes)
    minutes = _locked(minutes)
    if minutes.stage != Stage.CHECKED:
        raise ValidationError("Only minutes that the chair has checked are approved.")
    _refuse_unseen(minutes, seen)
    of = minutes.meeting
    at.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    must_stand(at)
    if at.board_id != of.board_id or not of.held_on < at.held_on <= today:
        raise ValidationError({"at": "Choose a later meeting of this group that has been held"})
    minutes.stage, minutes.approved_at = Stage.APPROVED, at
    minutes.digest = minutes.digest_now()
    minutes.save_because(f"approved on {plain_day(at.held_on)}", by=by)
    return minutes


@transaction.atomic
def add_addendum(item: AgendaItem, *, words: str, by: User, now: datetime) -> Addendum:
    """Correct approved minutes by a dated addendum. raises: NotAllowed; ValidationError."""
    require(by, "keep", item)
    hold_item(item)
    not_dropped(item)
    minutes = Minutes.objects.filter(meeting=item.meeting).first()
    if minutes is None or minutes.stage != Stage.APPROVED:
        raise ValidationError("These minutes are not approved yet: change the line itself.")
    newest = item.addenda.last()
    if newest and newest.words == words:
        return newest  # the second click
    row = Addendum(item=item, words=words, added_at=now, added_by=by)
    row.save_because("correction added", by=by)
    return row
