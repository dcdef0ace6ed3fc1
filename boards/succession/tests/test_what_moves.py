"""The act and its pages: once, to whom it is said, and counted for who may see it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.challenges.models import Challenge
from boards.heirs import what_passes
from boards.owed.models import Expectation, OwedReport
from boards.risks.models import Risk
from boards.sharing.models import InformationRequest, Party
from boards.succession.jobs import follow
from boards.succession.models import Planned
from boards.succession.planning import Said, say_succession
from boards.succession.services import Heir, Moves
from boards.succession.tests.owing import DAY, NEW, NOW, TODAY, Owing
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency
from partnership.agencies.models import Kind as AgencyKind
from tests.factories import World

pytestmark = pytest.mark.django_db


def test_doing_it_twice_moves_nothing_twice(owing: Owing):
    owing.followed()
    counted = [
        (model, model.objects.count(), model.history.count())
        for model in (Risk, Challenge, Party, Expectation, OwedReport, InformationRequest)
    ]
    with pytest.raises((NotAllowed, ValidationError)):
        owing.followed()
    for model, rows, lines in counted:
        assert (model.objects.count(), model.history.count()) == (rows, lines)


def test_of_several_successors_the_first_takes_what_is_owed(owing: Owing):
    north, south = (Heir(name, AgencyKind.NHS_TRUST) for name in ("North", "South"))
    new = owing.followed(north, south)
    assert new.name == "North"
    for row in (owing.risk, owing.challenge, owing.request):
        row.refresh_from_db()
        assert row.agency == new
    assert not Party.objects.filter(agency__name="South").exists()


def test_each_goes_to_the_successor_that_is_said(owing: Owing):
    north, south = (Heir(name, AgencyKind.NHS_TRUST) for name in ("North", "South"))
    to = {f"risks-{owing.risk.pk}": 1, f"agreements-{owing.agreement.pk}": 1, "owed-0": 1}
    moves = Moves(owing.moves().listings, to=to)
    first = owing.followed(north, south, moves=moves)
    second = Agency.objects.get(name="South")
    owing.risk.refresh_from_db()
    owing.challenge.refresh_from_db()
    assert (owing.risk.agency, owing.challenge.agency) == (second, first)
    standing = owing.agreement.parties.filter(ended_on__isnull=True)
    assert {party.agency for party in standing} == {second, owing.world.council}


def test_a_split_asks_of_each_to_whom_it_goes(owing: Owing, client: Client):
    client.force_login(owing.world.head)
    url = reverse("succession:split", args=[owing.trust.key])
    asked = client.get(url).content.decode()
    assert f"{owing.risk}: Vacancies" in asked
    day = TODAY + 40 * DAY
    sent: dict[str, Any] = {"names": "North\nSouth", "kind": "nhs_trust", "because": "By order"}
    sent |= {f"on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    sent |= {"listings": list(owing.moves().listings), f"risks-{owing.risk.pk}": 2}
    wrong = client.post(url, sent).content.decode()
    assert "Only two are named above" in wrong
    planned = client.post(url, {**sent, f"risks-{owing.risk.pk}": 1}, follow=True)
    page = planned.content.decode()
    assert "Goes to South" in page
    row = Planned.objects.get()
    choose = reverse("succession:choose", args=[row.pk])
    assert '<option value="1" selected>South' in client.get(choose).content.decode()
    again = {"listings": sent["listings"], "because": "The other", f"owed-{owing.report.pk}": 1}
    assert client.post(choose, again).status_code == 302
    row.refresh_from_db()
    assert row.goes_on["to"] == {f"owed-{owing.report.pk}": 1}
    follow("", NOW + timedelta(days=40))
    owing.risk.refresh_from_db()
    assert owing.risk.agency == Agency.objects.get(name="North")
    assert Expectation.objects.filter(agency__name="South").exists()


def test_what_is_planned_moves_on_its_day_and_not_before(owing: Owing):
    day = TODAY + 40 * DAY
    said = Said([owing.trust], [NEW], owing.moves(), day, "By order")
    say_succession(said, by=owing.world.head, today=TODAY)
    owing.risk.refresh_from_db()
    assert owing.risk.agency == owing.trust
    assert Party.objects.count() == 2
    late = owing.raised("Raised after it was planned")
    follow("", NOW + timedelta(days=40))
    follow("", NOW + timedelta(days=41))
    found: list[Any] = [owing.risk, late, owing.challenge]
    for row in found:
        row.refresh_from_db()
        assert row.agency.name == NEW.name
    assert Party.objects.filter(agreement=owing.agreement).count() == 3


# --- the pages --------------------------------------------------------------------------------


def test_the_page_says_how_much_will_move(owing: Owing, client: Client):
    owing.raised("Another")
    client.force_login(owing.world.head)
    for name in ("rename", "split"):
        page = client.get(reverse(f"succession:{name}", args=[owing.trust.key])).content.decode()
        assert "What the successor takes over" in page
        for line in (
            "Open risks: 2",
            "Reports owed to boards: 1",
            "Challenges to answer: 1",
            "Open professional differences: 1",
            "Information-sharing agreements: 1",
            "Requests for information: 1",
            "Inspections and letters that wait for an answer: 1",
        ):
            assert line in page
        assert "Open actions" not in page  # there is none
    merge = reverse("succession:merge", args=[owing.trust.key])
    page = client.get(merge, {"others": [owing.world.council.key]}).content.decode()
    assert "Open risks: 2" in page
    said = Said([owing.trust], [NEW], owing.moves(), TODAY + 40 * DAY, "By order")
    row: Any = say_succession(said, by=owing.world.head, today=TODAY)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Open risks: 2" in page


def test_what_nobody_may_see_is_not_counted(owing: Owing):
    stranger = World()
    assert what_passes([owing.trust.pk], stranger.head, TODAY, TODAY) == []
    assert what_passes([owing.world.council.pk], owing.world.head, TODAY, TODAY)


def test_much_that_moves_costs_the_page_no_more_than_little(owing: Owing, client: Client):
    client.force_login(owing.world.head)
    urls = [reverse(f"succession:{name}", args=[owing.trust.key]) for name in ("rename", "split")]

    def cost() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            found.append(len(queries))
        return found

    cost()
    few = cost()
    for number in range(4):
        owing.raised(f"Risk {number}")
        owing.challenged(f"Challenge {number}")
        owing.agreed(f"Agreement {number}")
        owing.expected(f"Report {number}", TODAY)
    assert cost() == few
