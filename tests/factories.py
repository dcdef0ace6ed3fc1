"""Facts for tests, lowest object first. Factories make facts, never deadlines or rights."""

from datetime import date
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from boards.models import (
    Board,
    BoardKind,
    Listing,
    ListName,
    Meeting,
    Membership,
    Partnership,
    PrintedAttendance,
)
from boards.models.board import Remit
from boards.tests.factories import (
    LONG_AGO,
    PASSWORD,
    a_board,
    a_listing,
    a_meeting,
    a_partnership,
    a_person,
    a_post,
    a_printed_attendance,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.agencies.models import Agency, Kind
from partnership.demo.paper import small_pdf
from partnership.people.models import Appointment, User

numbers = count(1)


def agency(name: str = "", kind: Kind = Kind.COUNCIL, **more: Any) -> Agency:
    """A body that exists."""
    return an_agency(name or f"Agency {next(numbers)}", kind=kind, **more)


def partnership(name: str = "") -> Partnership:
    """A partnership without boards."""
    return a_partnership(name or f"Partnership {next(numbers)}")


def board(of: Partnership, kind: BoardKind = BoardKind.REVIEW, **more: Any) -> Board:
    """A board or group of a partnership, for children unless told otherwise."""
    fields = {"remit": Remit.CHILDREN, **more}
    return a_board(of, fields.pop("name", f"Board {next(numbers)}"), kind=kind, **fields)


def listing(of: Partnership, named: Agency, list_name: ListName = ListName.STATUTORY) -> Listing:
    """An agency named in a partnership's arrangements."""
    return a_listing(of, named, list_name=list_name)


def person(name: str = "") -> User:
    """Somebody without an office."""
    return a_person(name or f"Person {next(numbers)}")


def seat(who: User, office: Office, where: Board, **more: Any) -> Membership:
    """An office in a board or group, running since long ago unless told otherwise."""
    return a_seat(who, where, office, **more)


def appointment(who: User, office: Office, where: Agency, **more: Any) -> Appointment:
    """An office for an agency."""
    return a_post(who, where, office, **more)


def meeting(of: Board, held_on: date) -> Meeting:
    """A meeting held."""
    return a_meeting(of, held_on)


def printed_attendance(of: Board) -> PrintedAttendance:
    """What a report says of it."""
    return a_printed_attendance(of)


def pdf(name: str = "report.pdf", words: str = "A report") -> SimpleUploadedFile:
    """An upload that is a PDF by content."""
    return SimpleUploadedFile(name, small_pdf(words), content_type="application/pdf")


class World:
    """One partnership with its service, a review group for children and one for adults."""

    def __init__(self) -> None:
        self.partnership = partnership()
        self.council = agency("A council")
        self.trust = agency("A trust", Kind.NHS_TRUST)
        listing(self.partnership, self.council)
        listing(self.partnership, self.trust, ListName.CHILDREN)
        self.service = board(self.partnership, BoardKind.SERVICE)
        self.executive = board(self.partnership, BoardKind.EXECUTIVE, remit=Remit.BOTH)
        self.group = board(self.partnership)
        self.adults = board(self.partnership, remit=Remit.ADULTS)
        self.officer = self.holder(Office.SERVICE_OFFICER, self.service)
        self.head = self.holder(Office.HEAD_OF_SERVICE, self.service)
        self.independent = self.holder(Office.INDEPENDENT_CHAIR, self.executive)
        self.chair = self.holder(Office.GROUP_CHAIR, self.group)
        self.member = self.holder(Office.GROUP_MEMBER, self.group)
        self.lead = person("Agency lead")
        appointment(self.lead, Office.AGENCY_LEAD, self.trust)
        self.stranger = person("Stranger")

    def holder(self, office: Office, where: Board) -> User:
        """A person in this office."""
        who = person(str(office.label))
        seat(who, office, where)
        return who


__all__ = [
    "LONG_AGO",
    "PASSWORD",
    "World",
    "agency",
    "appointment",
    "board",
    "listing",
    "meeting",
    "partnership",
    "pdf",
    "person",
    "seat",
]
