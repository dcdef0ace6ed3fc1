"""Long sheets: left to a worker, done once, judged in sets."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnership.people.models import User
from partnership.sheets import services
from partnership.sheets.jobs import carry_out
from partnership.sheets.models import Waits
from tests.factories import World
from tests.imports.brought import LATER, NOW, body, brought, people, trial

pytestmark = pytest.mark.django_db


def test_a_long_sheet_is_left_to_a_worker_and_done_once(world):
    row = brought(world, "members", *people(world, services.AT_ONCE + 1))
    assert services.is_long(row)
    services.ask(row, Waits.APPLY, by=world.head, now=NOW)
    services.ask(row, Waits.APPLY, by=world.head, now=NOW)
    for _ in range(2):
        carry_out(f"{row.pk}-2", NOW)
    row.refresh_from_db()
    assert (row.state, row.applied_by) == ("Applied", world.head)
    assert User.objects.filter(email__startswith="many").count() == services.AT_ONCE + 1
    services.ask(row, Waits.UNDO, by=world.head, now=LATER)
    carry_out(f"{row.pk}-4", LATER)
    row.refresh_from_db()
    assert row.state == "Undone"
    assert not User.objects.filter(email__startswith="many").exists()


def test_why_a_worker_gave_up_is_on_the_page(world, client):
    row = brought(world, "agencies", body(Lists=""))
    services.ask(row, Waits.APPLY, by=world.head, now=NOW)
    carry_out(f"{row.pk}-2", NOW)
    client.force_login(world.head)
    page = client.get(reverse("boards:import", args=[world.partnership.key, row.pk]))
    assert "Row 2, Lists: Name a list" in page.content.decode()


def cost_of_trial(world: World, number: int) -> int:
    row = brought(world, "members", *people(world, number))
    with CaptureQueriesContext(connection) as queries:
        assert not trial(row, world).wrong
    return len(queries)


def test_five_thousand_people_are_judged_in_sets(world, record_property):
    few, many = cost_of_trial(world, 10), cost_of_trial(world, 5_000)
    record_property("said", f"sheets: {few} queries judge 10 people, {many} judge 5,000")
    assert few <= 15
    assert many - few <= 2 * 5_000 / 500
