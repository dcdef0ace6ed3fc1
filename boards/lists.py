"""What the pages of boards show, read from what the reader may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from boards.authority import with_authority
from boards.drawing import Drawing, draw
from boards.filling import Wanted, wanted_at
from boards.models import (
    Board,
    BoardLink,
    BoardSuccession,
    Coverage,
    Decision,
    Meeting,
    Membership,
    Part,
    Partnership,
    PartnershipSuccession,
    ReportingLine,
    ReportingPeriod,
    Seat,
)
from boards.models.seats import OFFICE_FOR
from boards.seating import vacant_since
from boards.sitting import Sitting, sitting_of
from boards.structure import Structure, structure_of
from boards.words import listed
from partnership.agencies.models import Agency
from partnership.people.models import User


@dataclass(frozen=True)
class Linked:
    """One statutory board and which of us sits there."""

    board: Board
    who: list[str]


@dataclass(frozen=True)
class Picture:
    """The structure of one partnership on one day, as the page shows it."""

    partnership: Partnership
    runs: bool
    areas: str
    report: ReportingPeriod | None
    structure: Structure
    drawing: Drawing
    linked: list[Linked]
    before: list[PartnershipSuccession]
    after: list[PartnershipSuccession]


def pictures(user: Any, day: date) -> list[Picture]:
    """One for each partnership that the reader may see, those that run that day first.

    Eight queries, however many boards.
    """
    seen = Board.objects.visible_to(user).on(day)
    lines = list(ReportingLine.objects.on(day).filter(below__in=seen, above__in=seen))
    boards = _by_partnership(seen)
    who = defaultdict(list)
    links = list(BoardLink.objects.visible_to(user).on(day).select_related("board"))
    sitting = sitting_of(links, user, day)
    for link in links:
        who[link.other_id].append(sits(link, sitting))
    partnerships = Partnership.objects.visible_to(user)
    areas = _by_partnership(
        Coverage.objects.on(day).filter(partnership__in=partnerships).select_related("area")
    )
    reports = _by_partnership(ReportingPeriod.objects.visible_to(user).on(day))
    steps = list(
        PartnershipSuccession.objects.filter(
            before__in=partnerships, after__in=partnerships
        ).select_related("before", "after")
    )
    found = []
    for partnership in partnerships:
        structure = structure_of(boards[partnership.pk], lines)
        found.append(
            Picture(
                partnership=partnership,
                runs=partnership.runs_on(day),
                areas=listed([one.area.name for one in areas[partnership.pk]]),
                report=next(iter(reports[partnership.pk]), None),
                structure=structure,
                drawing=draw(structure.roots),
                linked=[Linked(board, who[board.pk]) for board in structure.statutory],
                before=[step for step in steps if step.after_id == partnership.pk],
                after=[step for step in steps if step.before_id == partnership.pk],
            )
        )
    return sorted(found, key=lambda picture: not picture.runs)


def _by_partnership(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.partnership_id].append(row)
    return found


def sits(link: BoardLink, sitting: Sitting) -> str:
    """For example "Independent Chair in the chair, for the Executive board: Ada Fairleigh"."""
    if not link.office:
        return f"{link.board.name} works with it"
    role = " in the chair" if link.as_chair else ""
    return f"{link.get_office_display()}{role}, for {link.board.name}: {sitting.names(link)}"


@dataclass(frozen=True)
class Sits:
    """One row of who sits here: an office and its holder, or a seat that nobody fills."""

    tenure: Membership | None
    seat: Seat | None
    vacant_since: date | None = None
    linked: bool = False  # whether the reader may open the person's page

    @property
    def what(self) -> str:
        """The office held, or as what one would sit there."""
        if self.tenure is not None and self.vacant_since is None:
            return str(self.tenure.get_office_display())
        return str(self.seat.get_part_display()) if self.seat else ""

    @property
    def agency(self) -> Agency | None:
        """Whose seat it is."""
        of_seat = self.seat.agency if self.seat else None
        return of_seat or (self.tenure.agency if self.tenure else None)

    @property
    def office(self) -> str:
        """The office that is given to whoever fills it: as it was last, else the usual one."""
        if self.tenure is not None:
            return self.tenure.office
        return str(OFFICE_FOR[Part(self.seat.part)]) if self.seat else ""

    @property
    def wanted(self) -> Wanted:
        """The same seat, for the form that fills it."""
        assert self.seat is not None
        board = self.seat.board
        return wanted_at(
            board, self.office, of=board.partnership.key, seat=self.agency, sits=self.seat
        )


@dataclass(frozen=True)
class BoardPage:
    """What one reader sees of one board today."""

    seats: list[Sits]
    above: list[ReportingLine]
    below: list[ReportingLine]
    links: list[str]
    before: list[BoardSuccession]
    after: list[BoardSuccession]
    meetings: QuerySet[Meeting]
    next_meeting: Meeting | None
    decisions: list[Decision]


def board_page(board: Board, user: Any, today: date) -> BoardPage:
    """Everything that the page of a board shows this reader."""
    seen = Board.objects.visible_to(user).on(today)
    lines = ReportingLine.objects.on(today).select_related("below", "above")
    steps = _steps(board, user)
    return BoardPage(
        seats=seats_of(board, user, today),
        above=list(lines.filter(below=board, above__in=seen).order_by("dotted", "above__order")),
        below=list(lines.filter(above=board, below__in=seen).order_by("dotted", "below__order")),
        links=_links(board, user, today),
        before=[step for step in steps if step.after_id == board.pk],
        after=[step for step in steps if step.before_id == board.pk],
        meetings=meetings_of(board, user),
        next_meeting=_next_meeting(board, user, today),
        decisions=decisions_of(board, user),
    )


def meetings_of(board: Board, user: Any) -> QuerySet[Meeting]:
    """The meetings of a board that this reader may see, newest first."""
    found: QuerySet[Meeting] = Meeting.objects.visible_to(user).on_a_known_day().filter(board=board)
    return found


def _next_meeting(board: Board, user: Any, today: date) -> Meeting | None:
    to_come = meetings_of(board, user).standing().filter(held_on__gte=today)  # type: ignore
    found: Meeting | None = to_come.order_by("held_on").first()
    return found


def decisions_of(board: Board, user: Any) -> list[Decision]:
    """The decisions of a board that this reader may see, each with the words of the office."""
    seen = Decision.objects.visible_to(user).filter(board=board)
    return with_authority(seen.select_related("taken_by"))


def _steps(board: Board, user: Any) -> list[BoardSuccession]:
    """What came before and after it, as far as the reader may see both. One query."""
    seen = Board.objects.visible_to(user)
    steps = BoardSuccession.objects.filter(Q(before=board) | Q(after=board))
    steps = steps.filter(before__in=seen, after__in=seen)
    return list(steps.select_related("before", "after"))


def _links(board: Board, user: Any, today: date) -> list[str]:
    links = BoardLink.objects.visible_to(user).on(today).select_related("board", "other")
    found = list(links.filter(Q(board=board) | Q(other=board)))
    sitting = sitting_of(found, user, today)
    ours = [_sits_in(link, sitting) for link in found if link.board_id == board.pk]
    return ours + [sits(link, sitting) for link in found if link.other_id == board.pk]


def _sits_in(link: BoardLink, sitting: Sitting) -> str:
    if not link.office:
        return f"Works with {link.other.name}"
    role = "chairs" if link.as_chair else "sits in"
    return f"{link.get_office_display()} {role} {link.other.name}: {sitting.names(link)}"


def seats_of(board: Board, user: Any, today: date) -> list[Sits]:
    """Who holds an office here today, and which seats stand empty. Four queries."""
    begun = Membership.objects.visible_to(user).filter(board=board, starts_on__lte=today)
    rows = begun.select_related("person", "agency", "seat__agency", "board__partnership")
    tenures = sorted(rows, key=lambda one: (one.seat.order if one.seat else 0, one.pk))
    people = {tenure.person_id for tenure in tenures}
    known = set(User.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True))
    held = [tenure for tenure in tenures if tenure.runs_on(today)]
    seats = [Sits(one, one.seat, linked=one.person_id in known) for one in held]
    return seats + (_vacancies(board, tenures, user, today) if board.runs_on(today) else [])


def _vacancies(board: Board, tenures: Iterable[Membership], user: Any, today: date) -> list[Sits]:
    """The seats that nobody fills today, each with whoever was there last."""
    seen = Seat.objects.visible_to(user).on(today).filter(board=board)
    filled = {one.seat_id for one in tenures if one.runs_on(today)}
    last = {one.seat_id: one for one in sorted(tenures, key=lambda one: one.ends_on or today)}
    found = []
    for seat in seen.exclude(pk__in=filled).select_related("agency", "board__partnership"):
        runs = seat.agency is None or seat.agency.runs_on(today)
        if seat.is_missed and runs:
            tenure = last.get(seat.pk)
            since = vacant_since(seat, [tenure.ends_on if tenure else None])
            found.append(Sits(tenure, seat, since))
    return found
