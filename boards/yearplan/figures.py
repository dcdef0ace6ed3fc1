"""Meetings planned and held, group by group, as far as a reader may see them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from boards.models import Board, Meeting, Partnership, PrintedAttendance
from boards.yearplan.years import Year

CALLED_OFF = ~Q(not_held_because="")


@dataclass(frozen=True)
class Counted:
    """One group's year. `planned` is the sum of the other three."""

    board: Board
    planned: int
    held: int
    not_held: int
    to_come: int
    reasons: list[str] = field(default_factory=list)


def planned_and_held(partnership: Partnership, user: Any, year: Year, today: date) -> list[Counted]:
    """Each group with a meeting in the year, in the order of the structure. Three queries.

    A meeting that was called off counts as planned and never as held; one whose day has not come
    is to come.
    """
    seen = _of_year(partnership, user, year)
    to_come = Q(not_held_because="", held_on__gt=today)
    rows = (
        seen.order_by()
        .values("board")
        .annotate(
            planned=Count("pk"),
            off=Count("pk", filter=CALLED_OFF),
            later=Count("pk", filter=to_come),
        )
    )
    counts = {row["board"]: row for row in rows}
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    told = seen.filter(CALLED_OFF).order_by("board", "not_held_because")
    for board, words in told.values_list("board", "not_held_because").distinct():
        reasons[board].append(words)
    return [
        Counted(
            board=board,
            planned=one["planned"],
            held=one["planned"] - one["off"] - one["later"],
            not_held=one["off"],
            to_come=one["later"],
            reasons=reasons[board.pk],
        )
        for board in Board.objects.filter(pk__in=counts)
        if (one := counts[board.pk])
    ]


def meetings_of_year(partnership: Partnership, user: Any, year: Year) -> Any:
    """The meetings of a year on known days, as the reader may see them, oldest first."""
    found = _of_year(partnership, user, year).on_a_known_day()
    return found.select_related("board").order_by("held_on", "starts_at", "pk")


def printed_attendance(partnership: Partnership, user: Any, year: Year) -> Any:
    """What a published report says of attendance in the year."""
    seen = PrintedAttendance.objects.visible_to(user)
    found = seen.filter(board__partnership=partnership, period__name=year.name)
    return found.select_related("board", "agency")


def _of_year(partnership: Partnership, user: Any, year: Year) -> Any:
    days = (year.starts_on, year.ends_on)
    seen = Meeting.objects.visible_to(user).filter(board__partnership=partnership)
    return seen.filter(held_on__range=days)
