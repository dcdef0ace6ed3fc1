"""Acts on the agenda of a meeting: draw it up, add, change, move, take off and bring back items."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from boards.meetings.models import AgendaItem, Origin, Purpose, Reader, Withheld
from boards.meetings.services.forgetting import forget_files
from boards.meetings.services.holding import (
    IS_OUT,
    hold,
    hold_item,
    is_issued,
    not_closed,
    not_dropped,
    only_once,
    there_already,
)
from boards.meetings.services.late import take_late
from boards.meetings.services.telling import tell_proposer
from boards.models import Board, Meeting
from partnership.access.services import require
from partnership.people.models import User

CHAIR = "Chair"
BACK_ALREADY = "This item comes back already."
LAST_MINUTES = "Minutes of the last meeting and matters arising"
A_YEAR = timedelta(days=366)
# What every agenda begins and ends with; minutes of time.
OPEN_ACTIONS = "Matters arising: actions still open"
FIRST = (
    ("Welcome, apologies and interests", Purpose.NOTE, 5),
    (LAST_MINUTES, Purpose.DECIDE, 10),
)
OPENS = frozenset(title for title, *_ in FIRST)
LAST = (("Any other business", Purpose.NOTE, 5),)


@transaction.atomic
def draw_up(meeting: Meeting, *, by: User) -> list[AgendaItem]:
    """Begin the agenda: standing items first and last, between them what comes back by itself.

    Drawing up twice adds only what came due since. raises: NotAllowed; ValidationError when
    the pack is out or the minutes are checked.
    """
    require(by, "prepare", meeting)
    hold(meeting)
    not_closed(meeting)
    if is_issued(meeting):
        raise ValidationError(IS_OUT)
    items = running_items(meeting)
    has = {item.title for item in items if item.origin in (Origin.STANDING, Origin.BY_ITSELF)}
    first = [_standing(meeting, *given) for given in FIRST if given[0] not in has]
    last = [_standing(meeting, *given) for given in LAST if given[0] not in has]
    back = due_back(meeting, lock=True)
    for item in back:
        item.meeting = meeting
    at_the_end = [item for item in items if item.title in {title for title, *_ in LAST}]
    middle = [item for item in items if item not in at_the_end]
    ordered = [*first, *middle, *back, *at_the_end, *last]
    if OPEN_ACTIONS not in has and meeting.board.actions.filter(closed_on=None).exists():
        opens = [at for at, one in enumerate(ordered, start=1) if one.title in OPENS]
        ordered.insert(max(opens, default=0), _open_actions(meeting))
    _save_in_order(ordered, because="agenda drawn up", by=by)
    return ordered


def _standing(meeting: Meeting, title: str, purpose: Purpose, minutes: int) -> AgendaItem:
    return AgendaItem(
        board=meeting.board,
        meeting=meeting,
        title=title,
        purpose=purpose,
        minutes=minutes,
        owner=CHAIR,
        origin=Origin.STANDING,
    )


def _open_actions(meeting: Meeting) -> AgendaItem:
    """What the group asked for and is not done; its page lists them as they stand that day."""
    item = _standing(meeting, OPEN_ACTIONS, Purpose.ASSURE, 10)
    item.origin = Origin.BY_ITSELF
    return item


def due_back(meeting: Meeting, *, lock: bool = False) -> list[AgendaItem]:
    """Items of earlier meetings that were to come back by this one and are on no agenda."""
    waiting = waiting_items(meeting.board).filter(back_after__isnull=False)
    if lock:
        waiting = waiting.select_for_update(of=("self",))  # two agendas are drawn up at once
    rows = waiting.select_related("came_from__meeting")
    return [item for item in rows if meetings_until(item, meeting) >= (item.back_after or 0)]


def meetings_until(item: AgendaItem, meeting: Meeting) -> int:
    """How many meetings of the group there are from the item's own, left out, to this one."""
    assert item.came_from is not None
    assert item.came_from.meeting is not None
    since = item.came_from.meeting.held_on
    held = meeting.board.meetings.held_by(meeting.held_on).filter(held_on__gt=since)
    return held.count()


def waiting_items(board: Board) -> Any:
    """Items that wait to come onto an agenda of this group."""
    return AgendaItem.objects.filter(board=board, meeting__isnull=True, dropped_because="")


@transaction.atomic
def add_item(meeting: Meeting, *, by: User, **facts: Any) -> AgendaItem:
    """Put an item on the agenda, before any other business.

    in: facts, the fields of an item by name. One that is on it already is not put in twice.
    raises: NotAllowed; ValidationError.
    """
    require(by, "prepare", meeting)
    hold(meeting)
    not_closed(meeting)
    item = AgendaItem(board=meeting.board, meeting=meeting, **facts)
    _check_paper_day(item)
    if there := there_already(item, by=by):
        return there
    _put_in(meeting, item, because="item added", by=by)
    return item


def _put_in(meeting: Meeting, item: AgendaItem, *, because: str, by: User) -> None:
    """Number the item: before any other business, or after everything once the pack is out."""
    items = running_items(meeting)
    if is_issued(meeting):
        item.position = 1 + (meeting.items.aggregate(last=Max("position"))["last"] or 0)
        item.save_because(f"{because} after the pack was issued", by=by)
        return
    closing = {title for title, *_ in LAST}
    at = next((n for n, one in enumerate(items) if one.title in closing), len(items))
    _save_in_order([*items[:at], item, *items[at:]], because=because, by=by)


def running_items(meeting: Meeting) -> list[AgendaItem]:
    """The items that are on the agenda, in order."""
    return list(meeting.items.filter(dropped_because=""))


@transaction.atomic
def propose_item(board: Board, *, by: User, **facts: Any) -> AgendaItem:
    """A member proposes an item; it waits until the service takes it in. raises: NotAllowed."""
    require(by, "propose", board)
    item = AgendaItem(board=board, origin=Origin.PROPOSED, proposed_by=by, **facts)
    item.save_because("item proposed", by=by)
    return item


@transaction.atomic
def take_in(item: AgendaItem, meeting: Meeting, *, by: User, now: datetime) -> AgendaItem:
    """Put an item that waits onto this agenda; who proposed it is told.

    raises: NotAllowed; ValidationError when it waits no more or belongs to another group.
    """
    require(by, "prepare", meeting)
    hold(meeting)
    not_closed(meeting)
    item.refresh_from_db(from_queryset=AgendaItem.objects.select_for_update())
    if item.meeting_id or item.dropped_because or item.board_id != meeting.board_id:
        raise ValidationError("This item does not wait any more.")
    item.meeting = meeting
    _put_in(meeting, item, because="taken onto the agenda", by=by)
    take_late(meeting, by=by, now=now)
    tell_proposer(item, taken_to=meeting, now=now)
    return item


@transaction.atomic
def change_item(item: AgendaItem, *, because: str, by: User, **facts: Any) -> AgendaItem:
    """Change what an item says. raises: NotAllowed; ValidationError."""
    require(by, "keep", item)
    hold_item(item)
    not_closed(item.meeting)
    for name, value in facts.items():
        setattr(item, name, value)
    _check_paper_day(item)
    item.save_because(because, by=by)
    return item


@transaction.atomic
def save_times(meeting: Meeting, *, minutes: dict[int, int], by: User) -> None:
    """Set how long items take. in: `minutes` by the item's primary key. raises: NotAllowed."""
    require(by, "prepare", meeting)
    hold(meeting)
    not_closed(meeting)
    for item in running_items(meeting):
        wanted = minutes.get(item.pk, item.minutes)
        if item.minutes != wanted:
            require(by, "keep", item)
            item.minutes = wanted
            item.save_because("time changed", by=by)


@transaction.atomic
def move_item(item: AgendaItem, *, up: bool, by: User) -> None:
    """Move an item past the next one that this person sees; at the end of the list nothing happens.

    What is kept from them between the two stays in its place.
    raises: NotAllowed; ValidationError for an item that waits or when the pack is out.
    """
    require(by, "keep", item)
    hold_item(item)
    not_dropped(item)
    if item.meeting is None:
        raise ValidationError("This item is on no agenda.")
    not_closed(item.meeting)
    if is_issued(item.meeting):
        raise ValidationError(IS_OUT)
    items = running_items(item.meeting)
    at = items.index(item)
    mine = set(AgendaItem.objects.visible_to(by).filter(meeting=item.meeting).values_list("pk"))
    ways = reversed(range(at)) if up else range(at + 1, len(items))
    to = next((place for place in ways if (items[place].pk,) in mine), None)
    if to is not None:
        items[at], items[to] = items[to], items[at]
        _save_in_order(items, because=f"moved {'up' if up else 'down'}", by=by)


@transaction.atomic
def drop_item(item: AgendaItem, *, because: str, by: User) -> None:
    """Take an item off; it stays in the history with the reason, and its papers with it.

    Before the pack is issued the others move up; afterwards their numbers stay. raises: NotAllowed.
    """
    require(by, "keep", item)
    hold_item(item)
    not_dropped(item)
    not_closed(item.meeting)
    if item.lines.filter(dropped_because="").exists():
        raise ValidationError("Something is minuted under this item: strike that out first.")
    item.dropped_because = because
    item.save_because(f"taken off: {because}", by=by)
    forget_files(item.board, item.meeting)
    if item.meeting is not None and not is_issued(item.meeting):
        _save_in_order(running_items(item.meeting), because="another was taken off", by=by)


@transaction.atomic
def bring_back(item: AgendaItem, *, after: int, by: User) -> AgendaItem:
    """Let an item come back by itself at the so-many-th meeting from its own.

    raises: NotAllowed; ValidationError when it comes back already or has no meeting yet.
    """
    require(by, "keep", item)
    hold_item(item)
    not_dropped(item)
    if item.came_back_as.filter(dropped_because="").exists():
        raise ValidationError(BACK_ALREADY)
    if item.meeting is None:
        raise ValidationError("An item that waits comes back when its meeting is known.")
    copied = ("title", "purpose", "owner", "minutes", "audience", "restricted_because", "came_of")
    facts = {name: getattr(item, name) for name in copied}
    back = AgendaItem(
        board=item.board, came_from=item, back_after=after, origin=Origin.RETURNED, **facts
    )
    with only_once(BACK_ALREADY):
        back.save_because(f"comes back after {after} meetings", by=by)
    _copy_restrictions(item, back, by=by)
    return back


def _copy_restrictions(item: AgendaItem, back: AgendaItem, *, by: User) -> None:
    """Who may not read it now may not read it when it comes back."""
    because = "as for the item it comes from"
    for reader in item.readers.all():
        Reader(item=back, agency=reader.agency, person=reader.person).save_because(because, by=by)
    for kept in item.withheld.filter(ended_at__isnull=True):
        row = Withheld(item=back, person=kept.person, because=kept.because)
        row.save_because(because, by=by)


def _check_paper_day(item: AgendaItem) -> None:
    """raises: ValidationError for a paper due after the meeting or a year before it."""
    due, held = item.paper_due_on, item.meeting.held_on if item.meeting else None
    if due and held and not held - A_YEAR <= due <= held:
        words = "The paper is due in the year before the meeting, at the latest on its day"
        raise ValidationError({"paper_due_on": words})


def _save_in_order(items: list[AgendaItem], *, because: str, by: User) -> None:
    """Number the items from 1. What is new or was waiting has no number yet, so it is saved too."""
    for position, item in enumerate(items, start=1):
        if item.position != position:
            item.position = position
            item.save_because(because, by=by)
