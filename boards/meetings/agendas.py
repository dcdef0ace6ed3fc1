"""An agenda as it is shown: numbers and times for everybody the same, items each may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from boards.meetings.models import AgendaItem, Origin, PackPages, Paper, Version
from boards.meetings.services.agenda import OPEN_ACTIONS, due_back, waiting_items
from boards.models import Action, Board, Meeting
from partnership.documents.models import Document
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day

MOST_ACTIONS = 100


@dataclass(frozen=True)
class PaperLine:
    """One paper with its current version, its file and its pages in the pack."""

    paper: Paper
    version: Version
    file: Document
    pages: PackPages | None

    @property
    def is_late(self) -> bool:
        """Whether it came after the pack was issued."""
        return self.pages is not None and self.pages.came_late

    @property
    def late(self) -> str:
        """When it came, where that was after the pack was issued."""
        if not self.is_late:
            return ""
        at = timezone.localtime(self.version.added_at)
        return f"Added after issue, {plain_day(at)} at {plain_time(at.time())}"

    @property
    def span(self) -> str:
        """Its pages in the pack in words."""
        return self.pages.words if self.pages else ""


@dataclass(frozen=True)
class Line:
    """One item as the reader sees it. Its number and hour count the items that they do not see."""

    item: AgendaItem
    number: int
    starts_at: time | None
    papers: list[PaperLine]
    today: date
    is_first: bool
    is_last: bool
    overrun: int = 0  # minutes by which it ends after the meeting

    @property
    def came(self) -> str:
        """How it came here, where somebody did not just put it in."""
        return "" if self.item.origin == Origin.TYPED else self.item.get_origin_display()

    @property
    def overrun_words(self) -> str:
        """By how much it ends after the meeting, in words."""
        return f"Ends {self.overrun} minutes too late"

    @property
    def lacks_paper(self) -> bool:
        """Whether a paper is due for it and none is there."""
        return bool(self.item.paper_due_on) and not self.papers

    @property
    def state(self) -> tuple[str, str]:
        """How it stands with the paper, as words and tint."""
        due, restricted = self.item.paper_due_on, ", restricted" if self.item.is_restricted else ""
        if self.papers:
            return f"Attached{restricted}", "plum" if restricted else "green"
        if due:
            late = due < self.today
            return f"{'Late: d' if late else 'D'}ue {plain_day(due)}", "red" if late else "amber"
        return ("Restricted", "plum") if restricted else ("", "")


@dataclass(frozen=True)
class Shown:
    """An agenda as one reader sees it."""

    lines: list[Line]
    total: int  # minutes of the items that the reader sees
    length: int | None  # minutes of the meeting, where both its times are known

    @property
    def too_many(self) -> int:
        """By how many minutes the items are longer than the meeting."""
        return max(self.total - self.length, 0) if self.length else 0

    @property
    def missing(self) -> list[Line]:
        """The items whose paper is due and not there, what is due first before the others."""
        lacking = [line for line in self.lines if line.lacks_paper]
        return sorted(lacking, key=lambda line: line.item.paper_due_on or date.max)


def shown(meeting: Meeting, user: Any, today: date) -> Shown:
    """The agenda for this reader. Five queries, however long it is."""
    order = list(
        meeting.items.filter(dropped_because="")
        .order_by("position", "pk")
        .values_list("pk", "position", "minutes")
    )
    seen = AgendaItem.objects.visible_to(user, on=today).filter(meeting=meeting, dropped_because="")
    rows = {item.pk: item for item in seen}
    mine = [pk for pk, *_ in order if pk in rows]
    papers = papers_of(rows.values(), user)
    lines, before, length = [], 0, _length(meeting)
    for pk, position, minutes in order:
        if pk in rows:
            lines.append(
                Line(
                    item=rows[pk],
                    number=position,
                    starts_at=_later(meeting.starts_at, before),
                    papers=papers.get(pk, []),
                    today=today,
                    is_first=pk == mine[0],
                    is_last=pk == mine[-1],
                    overrun=max(before + minutes - length, 0) if length else 0,
                )
            )
        before += minutes
    return Shown(lines, sum(row.minutes for row in rows.values()), length)


def _later(start: time | None, minutes: int) -> time | None:
    if start is None:
        return None
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def _length(meeting: Meeting) -> int | None:
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    start, end = (datetime.combine(date.min, at) for at in (meeting.starts_at, meeting.ends_at))
    return int((end - start).total_seconds()) // 60


def papers_of(items: Iterable[AgendaItem], user: Any) -> dict[int, list[PaperLine]]:
    """The papers of these items that the reader may see, by item, each with its current version.

    What is withdrawn is among nobody's. Two queries.
    """
    seen = Version.objects.visible_to(user).filter(
        paper__item__in=list(items), paper__withdrawn_because="", replaced_at__isnull=True
    )
    ordered = seen.order_by("paper__added_at", "paper")
    rows = list(ordered.select_related("paper__item", "in_pack"))
    files = files_of(rows)
    found: dict[int, list[PaperLine]] = {}
    for row in rows:
        if row.pk in files:
            line = PaperLine(row.paper, row, files[row.pk], getattr(row, "in_pack", None))
            found.setdefault(row.paper.item_id, []).append(line)
    return found


def files_of(versions: Iterable[Version]) -> dict[int, Document]:
    """The file of each version. One query."""
    kind = ContentType.objects.get_for_model(Version)
    pks = [row.pk for row in versions]
    files = Document.objects.filter(subject_type=kind, subject_id__in=pks)
    return {file.subject_id: file for file in files}


def open_actions(item: AgendaItem, user: Any) -> list[Action]:
    """For the item on open actions: those of the group that the reader may see, first due first."""
    if item.origin != Origin.BY_ITSELF or item.title != OPEN_ACTIONS:
        return []
    seen = Action.objects.visible_to(user).filter(board=item.board_id, closed_on__isnull=True)
    return list(seen.select_related("owner_agency").order_by("due_on", "pk")[:MOST_ACTIONS])


def waiting(board: Board, user: Any, today: date) -> list[AgendaItem]:
    """What waits to come onto an agenda of this group, as far as the reader may see it."""
    seen = AgendaItem.objects.visible_to(user, on=today).filter(pk__in=waiting_items(board))
    return list(seen.select_related("proposed_by", "came_from__meeting"))


def due_back_seen(meeting: Meeting, user: Any) -> list[AgendaItem]:
    """What was to come back by this meeting and is on no agenda, as far as they may see it."""
    due = due_back(meeting)
    rows = AgendaItem.objects.visible_to(user).filter(pk__in=[item.pk for item in due])
    seen = set(rows.values_list("pk", flat=True)) if due else set()
    return [item for item in due if item.pk in seen]
