"""What a search, an index and the long lists cost, with few rows and with many."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnership.access.offices import Office
from partnership.people.models import User
from partnership.search import services
from reviews.models import Incident
from tests import factories as make
from tests.factories import World
from tests.search.sought import NOW, SEARCH

pytestmark = pytest.mark.django_db


def cost(user: User, words: str) -> int:
    client = Client()
    client.force_login(user)
    client.get(reverse(SEARCH), {"q": words})
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(SEARCH), {"q": words}).status_code == 200
    return len(queries)


def test_a_search_costs_the_same_with_ten_and_with_many(
    world: World, incident: Callable[..., Incident]
):
    for _ in range(5):
        incident(date(2026, 3, 2))
    few = cost(world.officer, "something happened")
    for _ in range(30):
        incident(date(2026, 3, 2))
    assert cost(world.officer, "something happened") <= few <= 14


def test_a_set_of_rows_is_indexed_by_the_same_number_of_queries(world: World):
    def queries_for(number: int) -> int:
        for n in range(number):
            make.meeting(world.adults, date(2020, 1, 1) + timedelta(days=queries_for.days + n))
        queries_for.days += number
        with CaptureQueriesContext(connection) as queries:
            services.catch_up(now=NOW, most=None)
        return len(queries)

    queries_for.days = 0
    services.catch_up(now=NOW, most=None)
    assert queries_for(10) == queries_for(60)


@pytest.mark.parametrize(("address", "most"), [("people:list", 10), ("boards:agencies", 8)])
def test_the_long_lists_cost_the_same_with_few_and_many(
    world: World, client: Client, address: str, most: int
):
    client.force_login(world.officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse(address)).status_code == 200
        return len(found)

    few = queries()
    for n in range(60):
        make.seat(make.person(f"Somebody {n}"), Office.LAY_MEMBER, world.executive)
        make.listing(world.partnership, make.agency())
    assert queries() <= few <= most


def test_people_come_in_pages_are_found_by_name_and_lose_nobody(world: World, client: Client):
    for n in range(60):
        make.seat(make.person(f"Somebody {n:02}"), Office.LAY_MEMBER, world.executive)
    client.force_login(world.officer)
    pages = [client.get(reverse("people:list"), {"page": n}) for n in (1, 2)]
    shown = {person.pk for answer in pages for person in answer.context["page"]}
    assert shown == set(User.objects.visible_to(world.officer).values_list("pk", flat=True))
    assert "Page 1 of 2" in pages[0].content.decode()
    one = client.get(reverse("people:list"), {"q": "body 07"})
    assert [person.name for person in one.context["page"]] == ["Somebody 07"]
    none = client.get(reverse("people:list"), {"q": "<script>"}).content.decode()
    assert "Nobody here is called “&lt;script&gt;”" in none
    assert not client.get(reverse("people:list"), {"q": "Stranger"}).context["page"].object_list


def test_the_lists_of_agencies_show_only_entries_with_the_words(world: World, client: Client):
    make.listing(world.partnership, make.agency("Basalt constabulary"))
    client.force_login(world.lead)
    body = client.get(reverse("boards:agencies"), {"q": "basalt"}).content.decode()
    assert "Basalt constabulary" in body
    assert ">A council<" not in body
    none = client.get(reverse("boards:agencies"), {"q": "gneiss"}).content.decode()
    assert "No entry with “gneiss”" in none
