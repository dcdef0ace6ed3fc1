"""Lists of boards, agencies and people that can be taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.actions import shown
from boards.forms import AsAtForm
from boards.lists import Linked, Picture, Seat, pictures, seats_of
from boards.models import Board
from boards.registers import Entry, registers
from boards.structure import Item, Node
from boards.tenures import people_with_offices
from boards.words import listed
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.ui.words import asked


def day_asked(params: Params, today: date) -> date:
    """The day to show, read as the page reads it."""
    return AsAtForm(params).day(today)


def words_asked(params: Params) -> str:
    """The words that the list is filtered by, read as the page reads them."""
    return asked(params.get("q", ""))


# --- people ---------------------------------------------------------------------------------


def _offices(person: Any) -> str:
    held = [*person.seats_now, *person.posts_now]
    return "; ".join(f"{one.get_office_display()}, {one.where}" for one in held)


offer(
    ListExport(
        code="people",
        title="People",
        rows=lambda user, params, today: people_with_offices(user, today).called(
            words_asked(params)
        ),
        takes=("q",),
        columns=(
            Column("Name", lambda person: person.name, "The person’s name"),
            Column("Offices today", _offices, "Each office with what it is held in or for"),
        ),
    )
)


# --- actions --------------------------------------------------------------------------------


offer(
    ListExport(
        code="actions",
        title="Actions",
        rows=lambda user, params, today: shown(user, params.get("show", ""), today)[1],
        takes=("show",),
        columns=(
            Column("Reference", lambda row: row.reference, "Its number here"),
            Column("Action", lambda row: row.what, "What was asked"),
            Column("Asked by", lambda row: row.board.name, "The board or group"),
            Column("Owner agency", lambda row: row.owner_agency.name, "Who answers for it"),
            Column(
                "Owner", lambda row: row.owner.name if row.owner else "", "The person, if named"
            ),
            Column("Raised on", lambda row: row.raised_on, "The day it was asked"),
            Column("First due on", lambda row: row.first_due_on, "As it was first agreed"),
            Column("Due on", lambda row: row.due_on, "As agreed now"),
            Column("Closed on", lambda row: row.closed_on, "Empty while it is open"),
            Column("Outcome", lambda row: row.outcome, "What came of it"),
        ),
    )
)


# --- boards and groups ------------------------------------------------------------------------


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


# --- agencies ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Listed:
    """One entry of one list of one partnership."""

    partnership: str
    title: str
    entry: Entry


def entries(user: Any, day: date, today: date, words: str = "") -> list[Listed]:
    """The lists of the agencies page, entry by entry; with words, those that hold them."""
    return [
        Listed(one.partnership, register.title, entry)
        for one in registers(user, day, today, words=words)
        for register in one.lists
        for heading in register.headings
        for part in heading.parts
        for entry in part.entries
    ]


offer(
    ListExport(
        code="agencies",
        title="Agencies",
        rows=lambda user, params, today: entries(
            user, day_asked(params, today), today, words_asked(params)
        ),
        takes=("on", "q"),
        as_at=day_asked,
        columns=(
            Column("Partnership", lambda row: row.partnership, "Whose list it is"),
            Column("List", lambda row: row.title, "Which of its lists"),
            Column("Heading", lambda row: row.entry.listing.heading, "As printed in the list"),
            Column("Subheading", lambda row: row.entry.listing.subheading, "As printed"),
            Column("Entry", lambda row: row.entry.listing.printed, "The words of the list"),
            Column("Agency", lambda row: row.entry.listing.agency.name, "The agency they name"),
            Column(
                "Category",
                lambda row: row.entry.listing.agency.is_category,
                "Yes where the entry stands for many bodies",
            ),
            Column("Ended", lambda row: row.entry.ended, "The last day, once it is past"),
            Column("Note", lambda row: row.entry.listing.note, "What the list adds"),
        ),
    )
)


# --- who sits in a board ----------------------------------------------------------------------


def _board(user: Any, params: Params) -> Board:
    found: Board = seen_or_404(user, Board.objects.all(), key=params["of"])
    return found


def _until(seat: Seat) -> date | None:
    return None if seat.vacant_since else seat.tenure.ends_on


offer(
    ListExport(
        code="members",
        title="Who sits here",
        of="board",
        named=lambda user, params: f"Who sits here: {_board(user, params)}",
        rows=lambda user, params, today: seats_of(_board(user, params), user, today),
        columns=(
            Column("Office", lambda seat: seat.tenure.get_office_display(), "The office held"),
            Column(
                "Person",
                lambda seat: "Vacant" if seat.vacant_since else seat.tenure.person.name,
                "Who holds it today",
            ),
            Column(
                "Seat of",
                lambda seat: seat.tenure.agency.name if seat.tenure.agency else "",
                "The agency whose seat it is",
            ),
            Column(
                "From",
                lambda seat: None if seat.vacant_since else seat.tenure.starts_on,
                "The first day of the office",
            ),
            Column("Until", _until, "Its last day, if there is one"),
            Column(
                "Vacant since", lambda seat: seat.vacant_since, "The first day without a holder"
            ),
        ),
    )
)
