"""Risks that minutes speak of: where a line is put into the register, and what became of it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from boards.meetings.became import Became
from boards.meetings.models import MinuteLine, Withheld
from boards.models import Board
from boards.risks.models import Risk


def source_of(line: MinuteLine) -> str:
    """Where a risk came from, as the register says it: no title of an item stands in it."""
    return f"{line.item.meeting}, item {line.item.position}, line {line.position}"


def of_lines(user: Any, lines: Sequence[MinuteLine]) -> dict[int, Became]:
    """The risks that these lines of minutes became, or where this reader may raise them.

    A line under an item that is not for everybody is offered nowhere: the register has more
    readers. Three queries.
    """
    sources = {source_of(line): line for line in lines}
    seen = Risk.objects.visible_to(user).filter(came_from__in=sources)
    found: dict[int, Became] = {}
    for risk in seen:
        line = sources[risk.came_from]
        if risk.board_id == line.item.board_id:
            found[line.pk] = Became(f"Risk {risk}", risk.get_absolute_url())
    boards = {line.item.board_id for line in lines}
    may = Board.objects.visible_to(user, "raise_risk").filter(pk__in=boards)
    keys = dict(may.values_list("pk", "key"))
    kept = set(
        _kept().filter(item__in=[line.item_id for line in lines]).values_list("item", flat=True)
    )
    for line in lines:
        if line.item.is_restricted or line.item_id in kept:
            continue
        if line.pk not in found and line.item.board_id in keys:
            where = reverse("risks:raise", args=[keys[line.item.board_id]])
            url = f"{where}?{urlencode({'line': line.pk})}"
            found[line.pk] = Became("Put it into the risk register", url)
    return found


def _kept() -> QuerySet[Withheld]:
    found: QuerySet[Withheld] = Withheld.objects.filter(ended_at__isnull=True)
    return found


def as_typed(user: Any, board: Board, line: str) -> dict[str, str]:
    """What the form opens with for a line of this board's minutes that the reader may see."""
    if not line.isdecimal() or len(line) > 18:
        return {}
    seen = MinuteLine.objects.visible_to(user).filter(item__board=board, pk=int(line))
    row = seen.select_related("item__meeting__board").first()
    if row is None or row.item.is_restricted or _kept().filter(item=row.item_id).exists():
        return {}
    return {"what": row.words[:300], "came_from": source_of(row)}
