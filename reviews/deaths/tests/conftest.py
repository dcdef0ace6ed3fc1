"""A panel with its chair and a member, and deaths that it reviews."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from boards.models import Board, BoardKind
from boards.models.board import Remit
from boards.tests import factories as make
from partnership.access.offices import Office
from partnership.agencies.models import Kind
from partnership.people.models import User
from reviews.deaths.models import Death
from reviews.deaths.services import recording

TODAY = date(2026, 11, 19)


class Place:
    """One partnership with a service, an overview panel and a review group for children."""

    def __init__(self) -> None:
        self.partnership = make.a_partnership()
        self.council = make.an_agency("Fenshire County Council", kind=Kind.COUNCIL)
        make.a_listing(self.partnership, self.council)
        service = make.a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        executive = make.a_board(self.partnership, "Executive", kind=BoardKind.EXECUTIVE)
        self.panel = make.a_board(
            self.partnership, "Overview panel", kind=BoardKind.PANEL, remit=Remit.CHILDREN
        )
        self.group = make.a_board(
            self.partnership, "Review group", kind=BoardKind.REVIEW, remit=Remit.CHILDREN
        )
        self.officer = self.holder(Office.SERVICE_OFFICER, service)
        self.head = self.holder(Office.HEAD_OF_SERVICE, service)
        self.independent = self.holder(Office.INDEPENDENT_CHAIR, executive)
        self.chair = self.holder(Office.GROUP_CHAIR, self.panel)
        self.member = self.holder(Office.GROUP_MEMBER, self.panel)
        self.reviewer = self.holder(Office.GROUP_CHAIR, self.group)
        self.stranger = make.a_person("Somebody")

    def holder(self, office: Office, where: Board) -> User:
        """A person in this office."""
        person = make.a_person(str(office.label))
        make.a_seat(person, where, office)
        return person

    def meeting(self, on: date) -> Any:
        """A meeting of the panel."""
        return make.a_meeting(self.panel, on)


@pytest.fixture
def place(db: None) -> Place:
    return Place()


@pytest.fixture
def death(place: Place) -> Callable[..., Death]:
    """A death that the partnership was notified of."""

    def of(died_on: date = date(2026, 8, 31), **more: Any) -> Death:
        known = {"notified_on": died_on, "panel": place.panel, **more}
        return recording.record_death(
            place.partnership,
            recording.Known(died_on=died_on, **known),
            by=place.officer,
            today=TODAY,
            another=True,
        )

    return of
