"""What the tests of boards ask for."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from boards.models import BoardKind
from boards.tests.factories import (
    a_board,
    a_line,
    a_link,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from boards.tests.pages.read import CHANGE
from partnership.access.offices import Office


@pytest.fixture
def fen():
    """A partnership with an old and a new structure, and people in its offices."""
    partnership = a_partnership()
    executive = a_board(partnership, "Executive board", kind=BoardKind.EXECUTIVE, starts_on=CHANGE)
    children = a_board(
        partnership,
        "Children’s board",
        kind=BoardKind.BOARD,
        starts_on=CHANGE,
        ends_on=date(2025, 12, 8),
    )
    old = a_board(
        partnership, "Old children board", kind=BoardKind.BOARD, ends_on=date(2017, 12, 31)
    )
    reviews = a_board(partnership, "Case review group", kind=BoardKind.REVIEW, starts_on=CHANGE)
    forum = a_board(partnership, "Education forum", kind=BoardKind.DOTTED, starts_on=CHANGE)
    service = a_board(partnership, "Partnership service", kind=BoardKind.SERVICE)
    health = a_board(partnership, "Health board", kind=BoardKind.STATUTORY)
    a_line(children, executive, starts_on=CHANGE, ends_on=date(2025, 12, 8))
    a_line(reviews, children, starts_on=CHANGE, ends_on=date(2025, 12, 8))
    a_line(forum, executive, starts_on=CHANGE, dotted=True)
    a_link(executive, health)
    police = an_agency()
    a_listing(partnership, police)
    people = {
        name: a_person(name) for name in ("officer", "head", "chair", "member", "lead", "stranger")
    }
    a_seat(people["officer"], service, Office.SERVICE_OFFICER)
    a_seat(people["head"], service, Office.HEAD_OF_SERVICE)
    a_seat(people["chair"], reviews, Office.GROUP_CHAIR, starts_on=CHANGE, agency=police)
    a_seat(people["member"], forum, starts_on=CHANGE)
    a_post(people["lead"], police)
    a_post(people["stranger"], an_agency("A body that no arrangements list"))
    return SimpleNamespace(
        partnership=partnership,
        executive=executive,
        reviews=reviews,
        forum=forum,
        old=old,
        police=police,
        health=health,
        **people,
    )


@pytest.fixture
def page(client):
    """What a person finds at an address."""

    def visit(person, name, *args, **query):
        client.force_login(person)
        return client.get(reverse(name, args=args), query)

    return visit
