"""The protocol between boards: which board leads on which theme, on any day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.models import BoardKind
from boards.tests.factories import a_link
from boards.themes.mapping import mapping_of, themes_of
from boards.themes.models import Part, Theme, ThemeBoard
from boards.themes.services import end_part, say_part
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
PROTOCOL = "Protocol between the boards, 2024"


class Shared:
    """A safeguarding board and a community safety partnership."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.csp = make.board(world.partnership, BoardKind.STATUTORY, name="Safer Fenshire")

    def say(self, board: Any, part: str, **more: Any) -> ThemeBoard:
        facts: Any = {"theme": "Exploitation", "protocol": PROTOCOL, "starts_on": TODAY}
        by = {"by": self.world.officer, "today": TODAY}
        facts |= {"board": board, "part": part} | by | more
        return say_part(self.world.partnership, **facts)


@pytest.fixture
def shared() -> Shared:
    return Shared(World())


def table(shared: Shared, day: date = TODAY) -> list[tuple[str, str, str]]:
    found = mapping_of(shared.world.partnership, shared.world.lead, day)
    return [
        (line.theme.name, board.name, row.part)
        for line in found.lines
        for board, row in line.cells
        if row
    ]


def test_the_table_says_who_leads_and_who_contributes(shared: Shared):
    shared.say(shared.csp, Part.LEAD)
    shared.say(shared.world.executive, Part.CONTRIBUTES, theme="exploitation")
    assert Theme.objects.count() == 1
    assert set(table(shared)) == {
        ("Exploitation", "Safer Fenshire", "lead"),
        ("Exploitation", shared.world.executive.name, "contributes"),
    }


def test_a_theme_has_one_board_that_leads(shared: Shared):
    shared.say(shared.csp, Part.LEAD)
    with pytest.raises(ValidationError) as refused:
        shared.say(shared.world.executive, Part.LEAD)
    assert "part" in refused.value.message_dict


def test_what_was_agreed_before_stays_readable_on_its_day(shared: Shared):
    before = TODAY - 400 * DAY
    shared.say(shared.csp, Part.INFORMED, starts_on=before, protocol="Protocol of 2020")
    shared.say(shared.csp, Part.LEAD)
    assert table(shared, TODAY - DAY) == [("Exploitation", "Safer Fenshire", "informed")]
    assert table(shared) == [("Exploitation", "Safer Fenshire", "lead")]


def test_a_part_that_ended_stands_in_the_table_no_more(shared: Shared):
    row = shared.say(shared.csp, Part.LEAD, starts_on=TODAY - 10 * DAY)
    by: Any = {"by": shared.world.officer, "today": TODAY}
    end_part(row, ends_on=TODAY, because="Agreed", **by)
    assert table(shared)
    assert table(shared, TODAY + DAY) == []
    with pytest.raises(ValidationError, match="It ended"):
        end_part(row, ends_on=TODAY, because="Agreed", **by)


def test_a_board_of_another_partnership_shares_nothing_here(shared: Shared):
    with pytest.raises(ValidationError) as refused:
        shared.say(World().executive, Part.LEAD)
    assert "board" in refused.value.message_dict


def test_only_the_service_keeps_the_table(shared: Shared):
    for person in (shared.world.chair, shared.world.lead, World().head):
        with pytest.raises(NotAllowed):
            shared.say(shared.csp, Part.LEAD, by=person)


def test_a_boards_page_says_its_part_and_who_leads(shared: Shared, client: Client):
    shared.say(shared.csp, Part.LEAD, starts_on=TODAY - 400 * DAY)
    shared.say(shared.world.executive, Part.INFORMED, starts_on=TODAY - 400 * DAY)
    found = themes_of(shared.world.executive, shared.world.lead, TODAY)
    assert [(one.part.part, one.lead) for one in found] == [("informed", shared.csp)]
    client.force_login(shared.world.lead)
    page = client.get(shared.world.executive.get_absolute_url()).content.decode()
    assert "Safer Fenshire" in page
    assert "is kept informed" in page


def test_the_forms_write_and_keep_what_was_typed(shared: Shared, client: Client):
    client.force_login(shared.world.officer)
    url = reverse("themes:say_part", args=[shared.world.partnership.key])
    good = {"theme": "Neglect", "board": shared.csp.pk, "part": "lead", "protocol": PROTOCOL}
    days = {"starts_on_day": "1", "starts_on_month": "9", "starts_on_year": "2026"}
    wrong = client.post(url, good | {"starts_on_day": "31", "starts_on_month": "2"})
    assert "There is a problem" in wrong.content.decode()
    assert "Neglect" in wrong.content.decode()
    assert client.post(url, good | days).status_code == 302
    row = ThemeBoard.objects.get()
    page = client.get(reverse("themes:mapping", args=[shared.world.partnership.key]))
    assert reverse("themes:end_part", args=[row.pk]) in page.content.decode()
    client.force_login(World().head)
    assert client.get(reverse("themes:end_part", args=[row.pk])).status_code == 404


def test_the_table_costs_the_same_with_few_and_many(shared: Shared):
    shared.say(shared.csp, Part.LEAD)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            mapping_of(shared.world.partnership, shared.world.lead, TODAY)
        return len(found)

    few = queries()
    for number in range(12):
        shared.say(shared.csp, Part.LEAD, theme=f"Theme {number}")
    assert queries() == few


def test_who_of_us_sits_in_a_statutory_board_is_said_by_name(shared: Shared, client: Client):
    world = shared.world
    a_link(world.service, shared.csp)
    a_link(world.executive, shared.csp, office=Office.INDEPENDENT_CHAIR, as_chair=True)
    client.force_login(world.lead)
    for url in (shared.csp.get_absolute_url(), reverse("boards:structure")):
        page = client.get(url).content.decode()
        assert f"Head of Service, for {world.service}: {world.head.name}" in page
        assert f"in the chair, for {world.executive}: {world.independent.name}" in page
    seat = world.head.memberships.get()
    seat.ends_on = TODAY - 400 * DAY
    seat.save_because("left", by=None)
    page = client.get(shared.csp.get_absolute_url()).content.decode()
    assert f"Head of Service, for {world.service}: nobody holds the office" in page
