"""Attendance in a period, by agency and by seat, and whose seats stay empty too often."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.attendance.figures import Attended, by_agency, by_seat
from boards.attendance.models import Attendance, How
from boards.challenges.services.attending import Attended as AtMeeting
from boards.challenges.services.attending import limits_of, poor_attenders
from boards.models import Board, Meeting, Partnership, Seat
from partnership.agencies.models import Agency
from partnership.clock.calendar import months_before

NO_AGENCY = "No agency: chairs, lay members and others"
LOOKED_BACK = 24  # months in which meetings running are looked for
CAME = (How.PRESENT, How.DEPUTY)


@dataclass(frozen=True)
class Line:
    """One agency or seat, and how often it was filled."""

    name: str
    board: str
    url: str
    counts: Attended

    @property
    def share(self) -> str:
        """How many of those expected came, and as a share; in words where nobody was expected."""
        share = self.counts.share
        if share is None:
            return "Nobody was expected"
        return f"{self.counts.came} of {self.counts.expected}, {share:.0%}"


@dataclass(frozen=True)
class Poor:
    """An agency whose seat in a group stayed empty too often, and at which meetings."""

    board: Board
    agency: Agency
    meetings: list[Meeting]
    running: bool


def _marks(partnership: Partnership, user: Any) -> Any:
    return Attendance.objects.visible_to(user).filter(meeting__board__partnership=partnership)


def of_agencies(partnership: Partnership, user: Any, first: date, last: date) -> list[Line]:
    """By agency over all boards and groups, by name. Two queries."""
    counted = by_agency(_marks(partnership, user), first, last)
    agencies = Agency.objects.in_bulk([one.key for one in counted if one.key])
    lines = [
        Line(agencies[one.key].name, "", agencies[one.key].get_absolute_url(), one)
        if one.key
        else Line(NO_AGENCY, "", "", one)
        for one in counted
    ]
    return sorted(lines, key=lambda line: (not line.url, line.name))


def of_seats(partnership: Partnership, user: Any, first: date, last: date) -> list[Line]:
    """By seat, in the order of the boards. Two queries."""
    counted = {one.key: one for one in by_seat(_marks(partnership, user), first, last)}
    seats = Seat.objects.filter(pk__in=counted).select_related("board", "agency")
    return [
        Line(str(seat), seat.board.name, seat.get_absolute_url(), counted[seat.pk])
        for seat in seats.order_by("board__order", "board", "order", "pk")
    ]


def poor(partnership: Partnership, user: Any, today: date) -> list[Poor]:
    """Whom the reader may write to about seats that stayed empty. Six queries."""
    boards = Board.objects.visible_to(user, "challenge").filter(partnership=partnership)
    groups = {board.pk: board for board in boards}
    rows = _marks(partnership, user).filter(
        meeting__board__in=groups,
        meeting__held_on__gt=months_before(today, LOOKED_BACK),
        seat__agency__isnull=False,
    )
    there: defaultdict[int, dict[tuple[int, int], AtMeeting]] = defaultdict(dict)
    names = ("meeting__board", "seat__agency", "meeting", "meeting__held_on", "how")
    for board, agency, meeting, day, how in rows.order_by().values_list(*names):
        known = there[board].get((agency, meeting))
        came = how in CAME or bool(known and known.was_there)
        there[board][agency, meeting] = AtMeeting(agency, meeting, day, came)
    limits = limits_of(partnership, today)
    found = [
        (pk, one)
        for pk, marks in there.items()
        for one in poor_attenders(marks.values(), limits, today=today)
    ]
    agencies = Agency.objects.in_bulk({one.agency for _, one in found})
    meetings = Meeting.objects.in_bulk({pk for _, one in found for pk in one.meetings})
    return [
        Poor(groups[pk], agencies[one.agency], [meetings[n] for n in one.meetings], one.running)
        for pk, one in found
    ]
