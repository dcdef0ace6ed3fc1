"""The agenda, minutes and actions of a meeting as documents: what their pages show, as blocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from boards.meetings.agendas import Line, shown
from boards.meetings.beside import head_of
from boards.meetings.minuting import Part, parts
from boards.meetings.models import AgendaItem, MinuteLine, Minutes
from boards.models import Action, Meeting
from partnership.documents.blocks import Block, Heading, Table, Words, Written
from partnership.ui.times import plain_time
from partnership.ui.words import day_words, plain_day

MARKED = "Restricted: holds items that only those named may read"


@dataclass(frozen=True)
class Taken:
    """A document, and the things it shows whose readings are kept."""

    written: Written
    shows: list[Model]


def agenda_document(meeting: Meeting, user: Any, today: date) -> Taken | None:
    """The agenda as this reader sees it; None where they see no item."""
    lines = shown(meeting, user, today).lines
    if not lines:
        return None
    headings = ("No.", "Starts", "Item", "Purpose", "Who brings it", "Minutes", "Papers")
    table = Table("Items of the agenda", headings, [_row(line) for line in lines])
    items = [line.item for line in lines]
    return _taken(f"Agenda: {meeting}", meeting, items, [table], user, today)


def _row(line: Line) -> tuple[str, ...]:
    item = line.item
    papers = "\n".join(str(one.paper) for one in line.papers) or line.state[0]
    return (
        str(line.number),
        plain_time(line.starts_at) if line.starts_at else "",
        item.title,
        str(item.get_purpose_display()),
        item.owner,
        str(item.minutes),
        papers,
    )


def minutes_document(meeting: Meeting, user: Any, today: date) -> Taken | None:
    """The minutes as this reader sees them; None where they may not read any yet."""
    minutes = Minutes.objects.visible_to(user).filter(meeting=meeting).first()
    if minutes is None:
        return None
    found = parts(meeting, user)
    blocks: list[Block] = [Words(_stage(minutes), "These minutes are")]
    blocks += [Words(words, label) for label, words in head_of(meeting, today)]
    for part in found:
        blocks += _part(part)
    items = [part.item for part in found]
    return _taken(f"Minutes: {meeting}", meeting, items, blocks, user, today)


def _stage(minutes: Minutes) -> str:
    stage = str(minutes.get_stage_display()).lower()
    if minutes.approved_at is None:
        return stage
    return f"{stage} at the meeting of {plain_day(minutes.approved_at.held_on)}"


def _part(part: Part) -> list[Block]:
    """An item with everything under it."""
    blocks: list[Block] = [Heading(f"{part.item.position} {part.item}")]
    blocks += [Words(words) for words in part.beside]
    if part.lines:
        headings = ("Kind", "What was said or agreed", "Who, when and how")
        rows = [_told(told.line) for told in part.lines]
        blocks.append(Table(f"Minutes of item {part.item.position}", headings, rows))
    elif not part.beside:
        blocks.append(Words("Nothing is recorded here."))
    return blocks + [
        Words(one.words, f"Corrected {plain_day(one.added_at)}") for one in part.addenda
    ]


def _told(line: MinuteLine) -> tuple[str, str, str]:
    more = [
        line.owner,
        f"By {plain_day(line.due_on)}" if line.due_on else "",
        line.get_agreed_display(),
        line.basis,
        f"Action {line.action}" if line.action else "",
    ]
    return line.get_kind_display(), line.words, "\n".join(one for one in more if one)


def actions_document(meeting: Meeting, user: Any, today: date) -> Taken | None:
    """The actions that were raised at the meeting, as the minutes and the register show them."""
    found = parts(meeting, user)
    raised = [told.line for part in found for told in part.lines if told.line.action_id]
    seen = set(
        Action.objects.visible_to(user)
        .filter(pk__in=[line.action_id for line in raised])
        .values_list("pk", flat=True)
    )
    lines = [line for line in raised if line.action_id in seen]
    if not lines:
        return None
    headings = ("Reference", "Action", "Owner", "Due", "How it stands")
    table = Table("Actions", headings, [_action(line, today) for line in lines])
    items = [line.item for line in lines]
    return _taken(f"Actions: {meeting}", meeting, items, [table], user, today)


def _action(line: MinuteLine, today: date) -> tuple[str, ...]:
    action = line.action
    assert action is not None
    if action.closed_on:
        stands = f"Closed {plain_day(action.closed_on)}"
    else:
        stands = "Late" if action.is_late_on(today) else "Open"
    return str(action), action.what, line.owner, plain_day(action.due_on), stands


def _taken(
    title: str,
    meeting: Meeting,
    items: Iterable[AgendaItem],
    blocks: list[Block],
    user: Any,
    today: date,
) -> Taken:
    shows: list[Model] = [item for item in items if item.is_restricted]
    facts = [("Group", str(meeting.board)), ("When", _when(meeting))]
    facts += [("Where", meeting.place)] if meeting.place else []
    marking = MARKED if shows else ""
    return Taken(Written(title, today, str(user), blocks, facts, marking), shows)


def _when(meeting: Meeting) -> str:
    hours = " to ".join(plain_time(one) for one in (meeting.starts_at, meeting.ends_at) if one)
    return f"{day_words(meeting.held_on)}{', ' if hours else ''}{hours}"
