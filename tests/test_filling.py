"""A vacant role is filled from the page that names it: its place goes along, there and back."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import BoardKind
from partnership.access.offices import Office
from tests.factories import World, board

VACANCIES = reverse("boards:vacancies")


def of(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def fill_urls(client: Client) -> dict[str, str]:
    rows = client.get(VACANCIES).context["vacant"]
    return {row.vacancy.title: row.fill_url for row in rows}


def chosen(client: Client, address: str) -> dict[str, str]:
    """What the form of this page opens with."""
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in ("office", "place", "seat")}


def facts(client: Client, address: str, **more: str) -> dict[str, str]:
    day = timezone.localdate()
    days = {"starts_on_day": day.day, "starts_on_month": day.month, "starts_on_year": day.year}
    return {**chosen(client, address), **days, "because": "elected", **more}


def test_a_vacant_chair_opens_the_form_with_board_and_office_and_comes_back_to_the_list(
    world: World,
) -> None:
    head, title = of(world.head), f"Chair of {world.adults}"
    address = fill_urls(head)[title]
    assert chosen(head, address) == {
        "office": Office.GROUP_CHAIR,
        "place": f"board-{world.adults.pk}",
        "seat": "",
    }
    new = facts(head, address, email="new.chair@example.org", name="Ines Calloway")
    answer = head.post(address, new)
    assert answer["Location"] == VACANCIES
    assert title not in fill_urls(head)


def test_a_vacant_lead_of_an_agency_opens_the_form_with_the_agency(world: World) -> None:
    head = of(world.head)
    address = fill_urls(head)[f"Lead representative of {world.council}"]
    assert chosen(head, address)["office"] == Office.LEAD_REPRESENTATIVE
    assert chosen(head, address)["place"] == f"agency-{world.council.pk}"
    page = head.get(world.council.get_absolute_url()).content.decode()
    assert f"office={Office.LEAD_REPRESENTATIVE}" in page


def test_the_place_goes_along_to_somebody_who_is_here_already(world: World) -> None:
    head, title = of(world.head), f"Chair of {world.adults}"
    carried = fill_urls(head)[title].partition("?")[2].replace("&", "&amp;")
    people = head.get(f"{reverse('people:list')}?{carried.replace('&amp;', '&')}")
    assert people.context["filling"].title == title.replace("Chair of", "Chair,")
    link = reverse("people:person", args=[world.chair.pk])
    assert f'href="{link}?{carried}"' in people.content.decode()
    give = reverse("people:give", args=[world.chair.pk])
    there = head.get(f"{link}?{carried.replace('&amp;', '&')}").content.decode()
    assert f'href="{give}?{carried}"' in there
    address = f"{give}?{carried.replace('&amp;', '&')}"
    answer = head.post(address, facts(head, address))
    assert answer["Location"] == VACANCIES
    assert title not in fill_urls(head)


def test_a_board_that_the_independent_chair_chairs_is_filled_in_the_executive_board(
    world: World,
) -> None:
    named = board(world.partnership, BoardKind.BOARD, chaired_by="Independent Chair")
    held = world.independent.memberships.get()
    held.ends_on = timezone.localdate() - timedelta(days=1)
    held.save_because("gone", by=None)
    head = of(world.head)
    found = chosen(head, fill_urls(head)[f"Chair of {named}"])
    assert found["office"] == Office.INDEPENDENT_CHAIR
    assert found["place"] == f"board-{held.board_id}"


def test_a_seat_left_on_a_board_is_filled_there_and_comes_back_to_the_board(world: World) -> None:
    held = world.chair.memberships.get()
    held.ends_on = timezone.localdate() - timedelta(days=1)
    held.save_because("gone", by=None)
    head, page = of(world.head), held.board.get_absolute_url()
    row = next(seat for seat in head.get(page).context["page"].seats if seat.vacant_since)
    address = reverse("people:enter", args=[world.partnership.key]) + row.wanted.query
    assert address.replace("&", "&amp;") in head.get(page).content.decode()
    new = facts(head, address, email="next@example.org", name="Wren Abara")
    assert head.post(address, new)["Location"] == page


def test_who_may_not_give_the_office_is_told_who_does(world: World) -> None:
    officer = of(world.officer)
    assert fill_urls(officer)[f"Chair of {world.adults}"] == ""
    assert "The Head of Service gives it" in officer.get(VACANCIES).content.decode()
    assert fill_urls(officer)[f"Lead representative of {world.council}"]


def test_an_address_with_other_words_in_it_opens_the_empty_form(world: World) -> None:
    head, enter = of(world.head), reverse("people:enter", args=[world.partnership.key])
    for query in ("place=board-0", "place=%00", "office=king&place=agency-999999999", "back=//x"):
        assert head.get(f"{enter}?{query}").status_code == 200
        assert head.get(f"{reverse('people:list')}?{query}").status_code == 200
