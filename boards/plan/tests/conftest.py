"""A partnership with its service, a board, a group and an agency that leads something."""

from types import SimpleNamespace

import pytest

from boards.models import BoardKind
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


def a_world(name: str) -> SimpleNamespace:
    """One partnership and its people."""
    whole = a_partnership(f"{name} Partnership")
    service = a_board(whole, f"{name} Service", kind=BoardKind.SERVICE)
    board = a_board(whole, f"{name} Board", kind=BoardKind.BOARD)
    group = a_board(whole, f"{name} Group")
    trust = an_agency(f"{name} Trust")
    a_listing(whole, trust)
    officer, chair, member, lead, practitioner = (
        a_person(f"{name} {one}") for one in ("officer", "chair", "member", "lead", "practitioner")
    )
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_seat(chair, group, Office.GROUP_CHAIR)
    a_seat(member, group, Office.GROUP_MEMBER)
    a_post(lead, trust, Office.AGENCY_LEAD)
    a_post(practitioner, trust, Office.PRACTITIONER)
    return SimpleNamespace(
        whole=whole,
        service=service,
        board=board,
        group=group,
        trust=trust,
        officer=officer,
        chair=chair,
        member=member,
        lead=lead,
        practitioner=practitioner,
    )


@pytest.fixture
def here() -> SimpleNamespace:
    """The partnership of the tests."""
    return a_world("Here")


@pytest.fixture
def there() -> SimpleNamespace:
    """Another partnership in the same deployment."""
    return a_world("There")
