"""A group with seats of its partners, a quorum rule and a meeting, for tests of registers."""

from datetime import UTC, date, datetime, time
from typing import Any

from boards.attendance.models import QuorumRule
from boards.attendance.registers import Register, register_of
from boards.attendance.services.quorum import Terms, set_rule
from boards.attendance.services.registers import Mark, Present, save_register
from boards.models import Board, BoardKind, Meeting, Membership, Seat
from boards.tests.factories import (
    LONG_AGO,
    a_board,
    a_listing,
    a_meeting,
    a_partnership,
    a_person,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.agencies.models import Kind
from partnership.people.models import User

DAY = date(2026, 12, 9)
NOW = datetime(2026, 12, 9, 15, tzinfo=UTC)


class Group:
    """A board of two councils with a chair, the NHS and the police, and the service's officers."""

    def __init__(self) -> None:
        self.partnership = a_partnership()
        service = a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        self.board = a_board(self.partnership, "Board")
        self.officer = a_person("Officer")
        a_seat(self.officer, service, Office.SERVICE_OFFICER)
        self.head = a_person("Head")
        a_seat(self.head, service, Office.HEAD_OF_SERVICE)
        kinds = (Kind.COUNCIL, Kind.COUNCIL, Kind.ICB, Kind.POLICE)
        names = ("North council", "South council", "The board of care", "The police force")
        self.agencies = [an_agency(n, kind=k) for n, k in zip(names, kinds, strict=True)]
        for agency in self.agencies:
            a_listing(self.partnership, agency)
        self.chair = self.sits("Chair", self.board, Office.GROUP_CHAIR)
        self.north, self.south, self.nhs, self.police = (
            self.sits(f"Of {one}", self.board, Office.GROUP_MEMBER, agency=one)
            for one in self.agencies
        )
        self.meeting = a_meeting(self.board, DAY, starts_at=time(14), ends_at=time(16))

    def sits(self, name: str, board: Board, office: Office, **more: Any) -> Membership:
        """Somebody with an office in the board."""
        return a_seat(a_person(name), board, office, **more)

    def rule(self, terms: Terms, **more: Any) -> QuorumRule:
        """A rule since long ago unless told otherwise."""
        facts = {"starts_on": LONG_AGO, "source": "Terms", "because": "agreed", "today": DAY}
        return set_rule(self.board, terms, **{**facts, "by": self.head, **more})

    def mark(
        self, *, by: User | None = None, today: date = DAY, because: str = "", **marks: Any
    ) -> int:
        """Mark the seats of `north`, `nhs`… as told: "present", or "deputy: name"."""
        found = {}
        for name, told in marks.items():
            how, _, deputy = told.partition(": ")
            found[self.seat(name).pk] = Mark(how, deputy)
        return save_register(
            self.meeting,
            marks=found,
            guests=[Present(one.name, one.agency, one.why) for one in self.register.guests],
            because=because,
            by=by or self.officer,
            today=today,
            now=NOW,
        )

    def seat(self, name: str) -> Seat:
        """The seat of `north`, `chair`…"""
        found: Seat = getattr(self, name).seat
        return found

    @property
    def register(self) -> Register:
        """As it stands on the day."""
        return register_of(Meeting.objects.get(pk=self.meeting.pk), DAY)
