"""What speaks against the day of a meeting: nobody works then, or people sit in another one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from boards.days import why_closed
from boards.models import Meeting, Membership
from boards.permissions import SEATED
from boards.words import count_of


@dataclass(frozen=True)
class Slot:
    """A day, and the hours where they are known, on which a group meets or would meet."""

    board: int
    name: str
    day: date
    starts_at: time | None = None
    ends_at: time | None = None

    def meets_in_time(self, other: "Slot") -> bool:
        """Whether both can be at once; hours that are not known may be any."""
        first, second = sorted((self, other), key=lambda one: one.starts_at or time())
        known = first.starts_at and second.starts_at and first.ends_at
        return not known or second.starts_at < first.ends_at  # type: ignore[operator]


def slot_of(meeting: Meeting) -> Slot:
    """The same from a row; its board must be fetched with it."""
    return Slot(
        meeting.board_id,
        meeting.board.name,
        meeting.held_on,
        meeting.starts_at,
        meeting.ends_at,
    )


def warnings(slots: Sequence[Slot], others: Iterable[Slot]) -> list[list[str]]:
    """For each slot what speaks against its day, in words; [] where nothing does. One query.

    in: `others`, the meetings that stand; a slot may be among them.
    """
    by_day: defaultdict[date, list[Slot]] = defaultdict(list)
    for other in others:
        by_day[other.day].append(other)
    pairs = [[other for other in by_day[slot.day] if _meet(slot, other)] for slot in slots]
    seats = _seats([slot for slot, met in zip(slots, pairs, strict=True) if met], pairs)
    return [
        [*_closed(slot), *(said for other in met if (said := _shared(slot, other, seats)))]
        for slot, met in zip(slots, pairs, strict=True)
    ]


def _meet(slot: Slot, other: Slot) -> bool:
    return other.board != slot.board and slot.meets_in_time(other)


def _closed(slot: Slot) -> list[str]:
    why = why_closed(slot.day)
    return [f"This is {why}"] if why else []


Seats = dict[int, list[tuple[int, date, date | None]]]


def _seats(slots: list[Slot], pairs: list[list[Slot]]) -> Seats:
    """Who sits in the groups that meet at once, from when until when."""
    boards = {slot.board for slot in slots} | {other.board for met in pairs for other in met}
    found: Seats = defaultdict(list)
    if boards:
        rows = Membership.objects.filter(board__in=boards, office__in=SEATED).order_by()
        for board, *seat in rows.values_list("board", "person", "starts_on", "ends_on"):
            found[board].append((seat[0], seat[1], seat[2]))
    return found


def _shared(slot: Slot, other: Slot, seats: Seats) -> str:
    both = _sitting(seats, slot.board, slot.day) & _sitting(seats, other.board, slot.day)
    if not both:
        return ""
    return (
        f"{count_of(len(both), 'person sits', 'people sit')} also in {other.name}, which meets then"
    )


def _sitting(seats: Seats, board: int, day: date) -> set[int]:
    return {
        person
        for person, first, last in seats[board]
        if first <= day and (last is None or day <= last)
    }
