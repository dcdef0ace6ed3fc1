"""A page costs the same number of queries with few rows and with many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.clock.calendar import working_days_before

pytestmark = pytest.mark.django_db


def cost(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("page", "most"),
    [("reporting:home", 41), ("reviews:incidents", 8), ("reviews:reviews", 7)],
)
def test_lists_cost_the_same_with_few_and_many(client, world, incident, review, page, most):
    today = timezone.localdate()
    client.force_login(world.officer)
    for n in range(2):
        incident(working_days_before(today, 3))
        review(today - timedelta(days=20 + n))
    few = cost(client, reverse(page))
    for n in range(12):
        incident(working_days_before(today, 3))
        review(today - timedelta(days=40 + n))
    assert cost(client, reverse(page)) <= few <= most


def test_a_review_and_its_log_cost_the_same_after_many_changes(
    client, world, signed_off, plan, send
):
    today = timezone.localdate()
    row = signed_off(today - timedelta(days=2))
    send(row, today)
    client.force_login(world.officer)
    pages = [row.get_absolute_url(), reverse("reviews:review_log", args=[row.reference])]
    few = [cost(client, address) for address in pages]
    for n in range(20):
        plan(row, today + timedelta(days=n), today=today)
    many = [cost(client, address) for address in pages]
    assert many[1] <= few[1] + 1  # the planner's name, once for all the changes
    assert many[0] <= 34


def test_a_long_register_comes_in_pages_and_loses_nobody(client, world, incident):
    today = timezone.localdate()
    rows = [incident(working_days_before(today, 3)).reference for _ in range(53)]
    client.force_login(world.officer)
    address = reverse("reviews:incidents")
    pages = [client.get(address, {"page": n}).content.decode() for n in (1, 2)]
    assert "Page 1 of 2" in pages[0]
    assert all(any(reference in page for page in pages) for reference in rows)
    assert "Page 1 of 2" in client.get(address, {"page": "nonsense"}).content.decode()


def test_the_pages_of_an_agencys_lead_and_of_a_member_cost_little(client, world, incident, review):
    """Rooms that ask nothing of an office make no query for whoever holds no other."""
    today = timezone.localdate()
    incident(working_days_before(today, 3))
    review(today - timedelta(days=20))
    home, agency = reverse("reporting:home"), world.trust.get_absolute_url()
    asked = ((world.lead, home, 26), (world.lead, agency, 36), (world.member, agency, 16))
    for reader, address, most in (*asked, (world.member, home, 14), (world.officer, agency, 21)):
        client.force_login(reader)
        client.get(address)
        assert cost(client, address) <= most, (reader, address)
