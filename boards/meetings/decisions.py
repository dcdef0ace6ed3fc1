"""The register of decisions: what groups decided, recorded as decisions or in checked minutes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, overload

from django.db.models import F, Q, Value
from django.urls import reverse

from boards.meetings.models import AgendaItem, LineKind, MinuteLine
from boards.meetings.permissions import CHECKED
from boards.models import Board, Decision, HowTaken
from partnership.records.sets import SET
from partnership.ui.words import asked

ROW, LINE = 0, 1


@dataclass(frozen=True)
class Entry:
    """One decision as the register shows it. Why a case was decided so stands with the case."""

    taken_on: date
    known_to: str
    board: str
    what: str
    how: str
    agreed: str
    basis: str
    by: str
    url: str
    item: AgendaItem | None = None  # under which it is minuted


class Register(Sequence[Entry]):
    """The decisions that a reader may see, newest first, fetched a few at a time."""

    def __init__(self, user: Any, words: str, board: str) -> None:
        self.words, self.board = words, board
        rows, lines = _narrowed(user, words, board)
        told = ("on", "sort", "pk")
        self._keys = (
            rows.annotate(on=F("taken_on"), sort=Value(ROW))
            .values_list(*told)
            .union(
                lines.annotate(on=F("item__meeting__held_on"), sort=Value(LINE)).values_list(*told)
            )
            .order_by("-on", "-sort", "-pk")
        )

    @cached_property
    def _count(self) -> int:
        return int(self._keys.count())

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        if isinstance(at, slice):
            return _entries(list(self._keys[at]))
        return _entries([self._keys[at]])[0]

    def __iter__(self) -> Iterator[Entry]:
        for first in range(0, len(self), SET):
            yield from self[first : first + SET]


def register_of(user: Any, params: Mapping[str, str]) -> Register:
    """What the page and its file show for a query."""
    return Register(user, asked(params.get("q", "")), params.get("group", "")[:100])


def _narrowed(user: Any, words: str, board: str) -> tuple[Any, Any]:
    rows = Decision.objects.visible_to(user).order_by()
    lines = MinuteLine.objects.visible_to(user).order_by()
    lines = lines.filter(
        kind=LineKind.DECISION,
        dropped_because="",
        item__dropped_because="",
        item__meeting__minutes__stage__in=CHECKED,
    )
    for word in words.split():
        rows = rows.filter(Q(summary__icontains=word) | Q(board__name__icontains=word))
        said = Q(words__icontains=word) | Q(basis__icontains=word)
        lines = lines.filter(said | Q(item__board__name__icontains=word))
    if board:
        rows, lines = rows.filter(board__key=board), lines.filter(item__board__key=board)
    return rows, lines


def _entries(keys: list[tuple[date, int, int]]) -> list[Entry]:
    """The rows behind these keys, in their order. Two queries."""
    of_rows = [pk for _, sort, pk in keys if sort == ROW]
    of_lines = [pk for _, sort, pk in keys if sort == LINE]
    decisions = Decision.objects.filter(pk__in=of_rows).select_related("board", "taken_by")
    lines = MinuteLine.objects.filter(pk__in=of_lines).select_related("item__meeting__board")
    found = {(ROW, row.pk): _of_row(row) for row in decisions}
    found |= {(LINE, line.pk): _of_line(line) for line in lines}
    return [found[sort, pk] for _, sort, pk in keys]


def _of_row(row: Decision) -> Entry:
    return Entry(
        taken_on=row.taken_on,
        known_to=row.taken_known_to,
        board=row.board.name,
        what=row.summary,
        how=str(row.get_how_display()),
        agreed="",
        basis="",
        by=row.taken_by.name,
        url=f"{row.board.get_absolute_url()}#decisions",
    )


def _of_line(line: MinuteLine) -> Entry:
    meeting = line.item.meeting
    assert meeting is not None  # it is minuted
    return Entry(
        taken_on=meeting.held_on,
        known_to="day",
        board=meeting.board.name,
        what=line.words,
        how=str(HowTaken.MEETING.label),
        agreed=str(line.get_agreed_display()),
        basis=line.basis,
        by="",
        url=f"{reverse('meetings:minutes', args=[meeting.pk])}#i{line.item_id}",
        item=line.item,
    )


def groups_of(user: Any) -> Any:
    """The boards and groups that the filter offers. One query."""
    return Board.objects.visible_to(user).order_by("name")
