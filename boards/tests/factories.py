"""Facts for tests of boards, lowest first. Only facts: no deadline, no right is made here."""

from datetime import date
from itertools import count
from typing import Any

from django.utils.text import slugify

from boards.models import (
    Area,
    Board,
    BoardKind,
    BoardLink,
    Coverage,
    Listing,
    ListName,
    Meeting,
    Membership,
    Partnership,
    PrintedAttendance,
    ReportingLine,
    ReportingPeriod,
)
from boards.models.board import Remit
from partnership.access.offices import Office
from partnership.agencies.models import Agency, Kind
from partnership.people.models import Appointment, User

LONG_AGO = date(2015, 4, 1)
PASSWORD = "a long and quiet phrase"
_number = count(1)


def a_person(name: str = "Marian Okafor", *, email: str = "") -> User:
    """A person who can sign in with PASSWORD."""
    return User.objects.create_user(email or f"person{next(_number)}@example.org", name, PASSWORD)


def a_partnership(name: str = "Fenshire Safeguarding Partnership", **more: Any) -> Partnership:
    """A partnership; all but the first have a code."""
    key = f"partnership-{next(_number)}"
    code = f"p{next(_number)}" if Partnership.objects.exists() else ""
    return _saved(Partnership(key=key, code=code, name=name, starts_on=LONG_AGO, **more))


def an_area(name: str = "Fenshire", **more: Any) -> Area:
    """A local authority area, there already or made."""
    key = slugify(name)
    return Area.objects.filter(key=key).first() or _saved(Area(key=key, name=name, **more))


def a_coverage(partnership: Partnership, area: Area, **more: Any) -> Coverage:
    """A partnership answers for an area."""
    facts = {"starts_on": LONG_AGO}
    return _saved(Coverage(partnership=partnership, area=area, **(facts | more)))


def a_board(partnership: Partnership, name: str = "Executive board", **more: Any) -> Board:
    """A board, running since long ago."""
    facts = {
        "key": f"board-{next(_number)}",
        "kind": BoardKind.GROUP,
        "remit": Remit.BOTH,
        "starts_on": LONG_AGO,
    }
    return _saved(Board(partnership=partnership, name=name, **(facts | more)))


def a_line(below: Board, above: Board, **more: Any) -> ReportingLine:
    """One board reports to another, or is linked to it (dotted=True)."""
    facts = {"starts_on": LONG_AGO}
    return _saved(ReportingLine(below=below, above=above, **(facts | more)))


def a_link(board: Board, other: Board, **more: Any) -> BoardLink:
    """An office of ours sits in another board."""
    facts = {"starts_on": LONG_AGO, "office": Office.HEAD_OF_SERVICE}
    return _saved(BoardLink(board=board, other=other, **(facts | more)))


def an_agency(name: str = "Fenshire Constabulary", **more: Any) -> Agency:
    """An agency."""
    facts = {"key": f"agency-{next(_number)}", "kind": Kind.POLICE, "starts_on": LONG_AGO}
    return _saved(Agency(name=name, **(facts | more)))


def a_listing(partnership: Partnership, agency: Agency, **more: Any) -> Listing:
    """An entry of a published list."""
    facts = {
        "list_name": ListName.STATUTORY,
        "printed": agency.name,
        "starts_on": LONG_AGO,
    }
    return _saved(Listing(partnership=partnership, agency=agency, **(facts | more)))


def a_seat(
    person: User, board: Board, office: str = Office.GROUP_MEMBER, **more: Any
) -> Membership:
    """An office in a board."""
    facts = {"starts_on": LONG_AGO}
    return _saved(Membership(person=person, board=board, office=office, **(facts | more)))


def a_post(
    person: User, agency: Agency, office: str = Office.AGENCY_LEAD, **more: Any
) -> Appointment:
    """An office for an agency."""
    facts = {"starts_on": LONG_AGO}
    return _saved(Appointment(person=person, agency=agency, office=office, **(facts | more)))


def a_meeting(board: Board, held_on: date, **more: Any) -> Meeting:
    """A meeting held."""
    return _saved(Meeting(board=board, held_on=held_on, **more))


def a_printed_attendance(board: Board, **more: Any) -> PrintedAttendance:
    """What the report of the first year says of attendance at a board."""
    facts = {"starts_on": LONG_AGO, "ends_on": date(2016, 3, 31), "name": "2015-16"}
    period = _saved(ReportingPeriod(partnership=board.partnership, **facts))
    return _saved(PrintedAttendance(board=board, period=period, **({"meetings": 6} | more)))


def _saved(record: Any) -> Any:
    record.save_because("made for a test", by=None)
    return record
