"""What the tests of boards ask for."""

from types import SimpleNamespace

import pytest

from boards.models import BoardKind
from boards.tests.factories import (
    a_board,
    a_line,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.agencies.models import Kind


@pytest.fixture
def fen() -> SimpleNamespace:
    """A partnership with its service, a board, a group and a trust."""
    partnership = a_partnership()
    service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
    board = a_board(partnership, "Children’s board", kind=BoardKind.BOARD)
    group = a_board(partnership, "Case group", kind=BoardKind.REVIEW)
    a_line(group, board)
    trust = an_agency("Fen trust", kind=Kind.NHS_TRUST)
    a_listing(partnership, trust, list_name="children")
    head, officer, administrator, lead = map(a_person, ("head", "officer", "admin", "lead"))
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_seat(administrator, service, Office.ADMINISTRATOR)
    a_post(lead, trust)
    return SimpleNamespace(
        partnership=partnership,
        service=service,
        board=board,
        group=group,
        trust=trust,
        head=head,
        officer=officer,
        admin=administrator,
        lead=lead,
    )
