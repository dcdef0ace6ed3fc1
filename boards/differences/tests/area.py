"""Agencies of an area that differ, stage by stage."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from boards.differences import services
from boards.differences.models import Difference, Ground, Outcome, Theme
from boards.differences.services import Raised
from boards.models import Board, BoardKind
from boards.tests.factories import (
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import User


class Area:
    """A partnership with its service, a group, a school trust and a council with their people."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.partnership = a_partnership()
        self.service = a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        self.executive = a_board(self.partnership, "Executive", kind=BoardKind.EXECUTIVE)
        self.group = a_board(self.partnership, "Quality group")
        self.school, self.council = an_agency("A school trust"), an_agency("A council")
        self.third = an_agency("A third agency")
        for agency in (self.school, self.council, self.third):
            a_listing(self.partnership, agency)
        self.officer = self.seat(self.service, Office.SERVICE_OFFICER)
        self.head = self.seat(self.service, Office.HEAD_OF_SERVICE)
        self.independent = self.seat(self.executive, Office.INDEPENDENT_CHAIR)
        self.chair = self.seat(self.group, Office.GROUP_CHAIR)
        self.member = self.seat(self.group, Office.GROUP_MEMBER)
        self.teacher = self.post(self.school, Office.PRACTITIONER)
        self.school_lead = self.post(self.school, Office.AGENCY_LEAD)
        self.council_lead = self.post(self.council, Office.AGENCY_LEAD)
        self.third_lead = self.post(self.third, Office.AGENCY_LEAD)

    def seat(self, board: Board, office: Office) -> User:
        person = a_person(str(office.label))
        a_seat(person, board, office)
        return person

    def post(self, agency: Agency, office: Office) -> User:
        person = a_person(f"{office.label}, {agency}")
        a_post(person, agency, office)
        return person

    def raises(self, by: User | None = None, **more: Any) -> Difference:
        facts = {"raised_for": self.school, "asked": [self.council], "remit": "children"}
        raised = Raised(**{**facts, "ground": Ground.NEED, "words": "No answer", **more})
        return services.raise_difference(
            self.partnership, raised, by=by or self.teacher, today=self.today, now=self.now
        )

    def moves(self, row: Difference, stage: int, by: User | None = None) -> Difference:
        return services.move_on(
            row,
            stage=stage,
            because="No agreement",
            by=by or self.teacher,
            today=self.today,
            now=self.now,
        )

    def resolves(self, row: Difference, outcome: str = Outcome.AGREED, **more: Any) -> Difference:
        facts: dict[str, Any] = {"theme": Theme.THRESHOLDS, "learning": "Read it together"}
        facts |= {"by": self.teacher, "today": self.today, "now": self.now, **more}
        return services.resolve_difference(row, outcome=outcome, **facts)

    def end(self, person: User) -> None:
        post = person.appointments.get()
        post.ends_on = self.today - timedelta(days=1)
        post.save_because("left", by=None)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
