"""An agenda as it is shown: numbers and times for everybody the same, items each may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q

from boards.meetings.models import AgendaItem, Origin, Paper
from boards.meetings.permissions import readers_once_issued
from boards.meetings.services.agenda import waiting_items
from boards.models import Board, Meeting
from partnership.documents.models import Document
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Line:
    """One item as the reader sees it. Its number and hour count the items that they do not see."""

    item: AgendaItem
    number: int
    starts_at: time | None
    papers: list["PaperLine"]
    today: date
    is_first: bool
    is_last: bool

    @property
    def came(self) -> str:
        """How it came here, where somebody did not just put it in."""
        return "" if self.item.origin == Origin.TYPED else self.item.get_origin_display()

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
class PaperLine:
    """One paper with its newest version, and whether it came after the pack was issued."""

    paper: Paper
    file: Document
    versions: int
    is_late: bool


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


def shown(meeting: Meeting, user: Any, today: date) -> Shown:
    """The agenda for this reader. Four queries, however long it is."""
    order = list(
        meeting.items.filter(dropped_because="")
        .order_by("position", "pk")
        .values_list("pk", "position", "minutes")
    )
    seen = AgendaItem.objects.visible_to(user, on=today).filter(meeting=meeting, dropped_because="")
    rows = {item.pk: item for item in seen}
    mine = [pk for pk, *_ in order if pk in rows]
    papers = papers_of(rows.values(), meeting, user)
    lines, before = [], 0
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
                )
            )
        before += minutes
    return Shown(lines, sum(row.minutes for row in rows.values()), _length(meeting))


def _later(start: time | None, minutes: int) -> time | None:
    if start is None:
        return None
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def _length(meeting: Meeting) -> int | None:
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    start, end = (datetime.combine(date.min, at) for at in (meeting.starts_at, meeting.ends_at))
    return int((end - start).total_seconds()) // 60


def papers_of(
    items: Iterable[AgendaItem], meeting: Meeting | None, user: Any
) -> dict[int, list[PaperLine]]:
    """The papers of these items that the reader may see, by item, with their newest version."""
    found: dict[int, list[PaperLine]] = {}
    rows = Paper.objects.visible_to(user).filter(item__in=list(items), withdrawn_because="")
    by_paper = _versions({row.pk for row in rows})
    issue = getattr(meeting, "issue", None)
    for row in rows:
        files = by_paper.get(row.pk, [])
        if files:
            late = issue is not None and files[0].added_at > issue.issued_at
            found.setdefault(row.item_id, []).append(PaperLine(row, files[0], len(files), late))
    return found


def _versions(papers: set[int]) -> dict[int, list[Document]]:
    """Files by paper, the newest first."""
    kind = ContentType.objects.get_for_model(Paper)
    found: dict[int, list[Document]] = {}
    for file in Document.objects.filter(subject_type=kind, subject_id__in=papers):
        found.setdefault(file.subject_id, []).append(file)
    return found


def waiting(board: Board, user: Any, today: date) -> list[AgendaItem]:
    """What waits to come onto an agenda of this group, as far as the reader may see it."""
    seen = AgendaItem.objects.visible_to(user, on=today).filter(pk__in=waiting_items(board))
    return list(seen.select_related("proposed_by", "came_from__meeting"))


@dataclass(frozen=True)
class Opens:
    """What one member gets and can open when the pack goes out."""

    person: Any
    items: int
    papers: int
    kept: list[str]


def who_opens_what(meeting: Meeting, members: Iterable[Any], user: Any) -> list[Opens]:
    """For each member how much of the agenda is for them, and what is not.

    For those who prepare the meeting: it names what is restricted, as far as they may read it.
    """
    rows = meeting.items.filter(dropped_because="").order_by("position", "pk")
    of_items = Count("papers", filter=Q(papers__withdrawn_because=""), distinct=True)
    seen = AgendaItem.objects.visible_to(user).values("pk")
    items = list(rows.filter(pk__in=seen).annotate(number_of_papers=of_items))
    readers = readers_once_issued(items, meeting)

    def opens(person: Any) -> Opens:
        theirs = [item for item in items if person.pk in readers[item.pk]]
        kept = [item for item in items if person.pk not in readers[item.pk]]
        return Opens(
            person,
            len(theirs),
            sum(item.number_of_papers for item in theirs),
            [f"{item.position}. {item}" for item in kept],
        )

    return [opens(person) for person in members]
