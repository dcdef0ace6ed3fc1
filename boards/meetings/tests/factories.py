"""A group that meets, for tests of agendas and papers."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from boards.meetings.models import AgendaItem, Purpose
from boards.meetings.services import agenda, papers
from boards.models import Board, BoardKind, Meeting
from boards.tests.factories import (
    a_board,
    a_listing,
    a_meeting,
    a_partnership,
    a_person,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.demo.paper import small_pdf
from partnership.people.models import User

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Group:
    """A group with its chair, two members in the seats of agencies and the service's officer."""

    def __init__(self) -> None:
        self.partnership = a_partnership()
        service = a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        executive = a_board(self.partnership, "Executive", kind=BoardKind.EXECUTIVE)
        self.board = a_board(self.partnership, "Quality group")
        self.police, self.trust = an_agency(), an_agency("A trust")
        for agency in (self.police, self.trust):
            a_listing(self.partnership, agency)
        self.officer = self._seat(service, Office.SERVICE_OFFICER)
        self.independent = self._seat(executive, Office.INDEPENDENT_CHAIR)
        self.chair = self._seat(self.board, Office.GROUP_CHAIR)
        self.constable = self._seat(self.board, Office.GROUP_MEMBER, agency=self.police)
        self.nurse = self._seat(self.board, Office.GROUP_MEMBER, agency=self.trust)
        self.meeting = self.meets(date(2026, 12, 9))

    def _seat(self, board: Board, office: Office, **more: Any) -> User:
        person = a_person(str(office.label))
        a_seat(person, board, office, **more)
        return person

    def meets(self, on: date) -> Meeting:
        return a_meeting(self.board, on, starts_at=time(14), ends_at=time(16))

    def item(self, title: str, meeting: Meeting | None = None, **more: Any) -> AgendaItem:
        facts = {"purpose": Purpose.ASSURE, "minutes": 20, **more}
        meeting = meeting or self.meeting
        return agenda.add_item(meeting, title=title, by=self.officer, **facts)

    def issue(self) -> None:
        papers.issue_pack(self.meeting, by=self.officer, today=TODAY, now=NOW)

    @property
    def everybody(self) -> list[User]:
        return [self.officer, self.independent, self.chair, self.constable, self.nurse]


def pdf(words: str = "A paper") -> SimpleUploadedFile:
    """An upload that is a PDF by content."""
    return SimpleUploadedFile("paper.pdf", small_pdf(words), content_type="application/pdf")
