"""A group with its people and an action, for tests of the register."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.actions.services import closing, updating
from boards.actions.services.closing import Done
from boards.actions.services.raising import Asked, raise_action
from boards.actions.services.updating import Said
from boards.models import Action, Board, BoardKind
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
from partnership.people.models import User

TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
AT: dict[str, Any] = {"today": TODAY, "now": NOW}


def days(number: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=number)


def at(number: int) -> dict[str, Any]:
    """The same as the services ask for it."""
    return {"today": days(number), "now": NOW + timedelta(days=number)}


class Group:
    """A partnership with a service, one group, a trust with its lead and a practitioner."""

    def __init__(self, name: str = "Fenshire") -> None:
        self.partnership = a_partnership(name)
        service = a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        executive = a_board(self.partnership, "Executive", kind=BoardKind.EXECUTIVE)
        self.board = a_board(self.partnership, f"Quality group of {name}")
        self.trust = an_agency(f"A trust of {name}")
        a_listing(self.partnership, self.trust)
        self.officer = self.seat(service, Office.SERVICE_OFFICER)
        self.head = self.seat(service, Office.HEAD_OF_SERVICE)
        self.independent = self.seat(executive, Office.INDEPENDENT_CHAIR)
        self.chair = self.seat(self.board, Office.GROUP_CHAIR)
        self.member = self.seat(self.board, Office.GROUP_MEMBER)
        self.lead = self.post(Office.AGENCY_LEAD)
        self.nurse = self.post(Office.PRACTITIONER)

    def seat(self, board: Board, office: Office, **more: Any) -> User:
        """Somebody new in this office."""
        person = a_person(str(office.label))
        a_seat(person, board, office, **more)
        return person

    def post(self, office: Office, **more: Any) -> User:
        """Somebody new in this office of the trust."""
        person = a_person(str(office.label))
        a_post(person, self.trust, office, **more)
        return person

    def action(self, what: str = "Train everybody", **more: Any) -> Action:
        """An action of the trust, due in thirty days."""
        source = more.pop("source", None)
        facts: dict[str, Any] = {"raised_on": days(-60), "due_on": days(30), **more}
        asked = Asked(what=what, owner_agency=self.trust, **facts)
        return raise_action(self.board, asked, by=self.officer, today=TODAY, source=source)

    def says(self, action: Action, words: str = "Half is done", **more: Any) -> Any:
        """The lead says how it stands."""
        when = more.pop("when", AT)
        return updating.add_update(action, Said(words, **more), by=self.lead, **when)

    def closes(self, action: Action, *, by: User | None = None, **more: Any) -> Any:
        """The officer closes it today, to be checked in ninety days."""
        facts = {"done_on": TODAY, "outcome": "They know", "evidence": "Held by the trust"}
        done = Done(**(facts | {"check_on": days(90)} | more))  # type: ignore[arg-type]
        return closing.close(action, done, by=by or self.officer, **AT)
