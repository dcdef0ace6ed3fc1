"""Boards and groups, who sits there, when they met and what they decided, to take away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.exports.asking import board_of, day_asked
from boards.lists import Linked, Picture, Sits, decisions_of, meetings_of, pictures, seats_of
from boards.models import Board
from boards.seating import sittings
from boards.structure import Item, Node
from boards.words import listed
from partnership.exports.lists import Column, ListExport, offer
from partnership.ui.words import known_day


@dataclass(frozen=True)
class Place:
    """One board or group as it stands in the nested list."""

    partnership: str
    level: int
    board: Board
    under: str = ""
    line: str = ""
    also: str = ""


def places(user: Any, day: date) -> list[Place]:
    """The structure page's nested list, the service, and the linked statutory boards, as rows."""
    return [place for picture in pictures(user, day) for place in _places_of(picture)]


def _places_of(picture: Picture) -> Iterator[Place]:
    name, structure = picture.partnership.name, picture.structure
    yield from _nested(name, structure.roots, 1, "")
    for board in structure.service:
        yield Place(name, 1, board, line="Supports every board and group")
    for linked in picture.linked:
        yield _statutory(name, linked)


def _statutory(name: str, linked: Linked) -> Place:
    return Place(name, 1, linked.board, line="Linked statutory board", also="; ".join(linked.who))


def _nested(name: str, items: Sequence[Item], level: int, under: str) -> Iterator[Place]:
    for item in items:
        if isinstance(item, Node):
            yield _place(name, item, level, under)
            yield from _nested(name, item.children, level + 1, item.board.name)
            continue
        yield from _nested(name, item.members, level, under)
        both = listed([member.board.name for member in item.members])
        yield from _nested(name, item.shared, level + 1, both)


def _place(name: str, node: Node, level: int, under: str) -> Place:
    line = "" if not under else "Dotted line" if node.dotted else "Reports to"
    return Place(name, level, node.board, under, line, "; ".join(node.also))


offer(
    ListExport(
        code="boards",
        title="Boards and groups",
        rows=lambda user, params, today: places(user, day_asked(params, today)),
        takes=("on",),
        as_at=day_asked,
        columns=(
            Column("Partnership", lambda place: place.partnership, "Whose boards they are"),
            Column("Level", lambda place: place.level, "1 at the top, one more for each step down"),
            Column("Board or group", lambda place: place.board.name, "Its name"),
            Column("Kind", lambda place: place.board.get_kind_display(), "What it is for"),
            Column("Remit", lambda place: place.board.get_remit_display(), "Whose safety it minds"),
            Column("Under", lambda place: place.under, "Under which board it is shown"),
            Column("Line", lambda place: place.line, "How it hangs there"),
            Column("Also", lambda place: place.also, "Further lines; who of us sits there"),
            Column("Chair", lambda place: place.board.chaired_by, "The office that chairs it"),
            Column("Purpose", lambda place: place.board.purpose, "What it does"),
            Column("From", lambda place: place.board.starts_on, "Its first day"),
            Column("Until", lambda place: place.board.ends_on, "Its last day, if there is one"),
        ),
    )
)


# --- one board --------------------------------------------------------------------------------


def _until(seat: Sits) -> date | None:
    return None if seat.vacant_since or not seat.tenure else seat.tenure.ends_on


def _person(seat: Sits) -> str:
    return "Vacant" if seat.vacant_since or not seat.tenure else seat.tenure.person.name


def _from(seat: Sits) -> date | None:
    return None if seat.vacant_since or not seat.tenure else seat.tenure.starts_on


offer(
    ListExport(
        code="members",
        title="Who sits here",
        of="board",
        named=lambda user, params: f"Who sits here: {board_of(user, params)}",
        rows=lambda user, params, today: seats_of(board_of(user, params), user, today),
        columns=(
            Column("Office", lambda seat: seat.what, "The office held"),
            Column(
                "Meant for", lambda seat: seat.seat.title if seat.seat else "", "A post, if named"
            ),
            Column("Person", _person, "Who holds it today"),
            Column(
                "Seat of",
                lambda seat: seat.agency.name if seat.agency else "",
                "The agency whose seat it is",
            ),
            Column("From", _from, "The first day of the office"),
            Column("Until", _until, "Its last day, if there is one"),
            Column(
                "Vacant since", lambda seat: seat.vacant_since, "The first day without a holder"
            ),
        ),
    )
)
offer(
    ListExport(
        code="seats",
        title="Seats",
        of="board",
        named=lambda user, params: f"Seats: {board_of(user, params)}",
        rows=lambda user, params, today: sittings(board_of(user, params), user, today),
        columns=(
            Column("Seat", lambda row: str(row.seat), "The post or part, and whose seat it is"),
            Column("Sits as", lambda row: row.seat.get_part_display(), "As what one sits there"),
            Column("Counts", lambda row: row.seat.counts, "Whether it is part of the quorum"),
            Column("Filled by", lambda row: row.names or "Vacant", "Who sits there today"),
            Column("Vacant since", lambda row: row.vacant_since, "The first day without a holder"),
            Column(
                "Standing deputies",
                lambda row: "; ".join(one.person.name for one in row.deputies),
                "Who may come instead",
            ),
            Column("From", lambda row: row.seat.starts_on, "The first day of the seat"),
        ),
    )
)
offer(
    ListExport(
        code="meetings",
        title="Meetings",
        of="board",
        named=lambda user, params: f"Meetings: {board_of(user, params)}",
        rows=lambda user, params, today: meetings_of(board_of(user, params), user),
        columns=(
            Column("Day", lambda row: row.held_on, "When it was held or is planned"),
            Column("Starts", lambda row: row.starts_at, "The hour, if recorded"),
            Column("Ends", lambda row: row.ends_at, "The hour, if recorded"),
            Column("Place", lambda row: row.place, "Where"),
            Column("Not held because", lambda row: row.not_held_because, "Empty where it stands"),
        ),
    )
)
offer(
    ListExport(
        code="decisions",
        title="Decisions",
        of="board",
        named=lambda user, params: f"Decisions: {board_of(user, params)}",
        rows=lambda user, params, today: decisions_of(board_of(user, params), user),
        columns=(
            Column(
                "Taken on",
                lambda row: known_day(row.taken_on, row.taken_known_to),
                "The day; the month where no more is known",
            ),
            Column("Decision", lambda row: row.summary, "What was decided"),
            Column("How", lambda row: row.get_how_display(), "At a meeting, or how else"),
            Column("By", lambda row: row.taken_by.name, "Who chaired, or acted as chair"),
            Column("As", lambda row: row.acted_as, "As which office"),
        ),
    )
)
