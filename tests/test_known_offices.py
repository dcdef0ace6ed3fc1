"""What a page knows of its reader's offices opens what the query would, and for that page alone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import Action, Board, Membership
from partnership.access.known import Known, known
from partnership.access.offices import Office
from partnership.access.policies import NOTHING, Holders, reach
from partnership.access.services import rights_of
from partnership.access.standing import offices_of_reader
from partnership.people import middleware
from partnership.people.models import Appointment, User
from reviews.models import Review
from tests.factories import World, appointment, board, partnership, person, seat

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 4)
FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)


def reader(of: User, on: date = TODAY) -> User:
    """The same person as a page has them."""
    made: User = User.objects.get(pk=of.pk)
    made.known_offices = offices_of_reader(made, on=on)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Known]]:
    """Whose offices were asked for a page, in turn."""
    found: list[tuple[str, Known]] = []

    def ask(user: Any, *, on: date) -> Known:
        found.append((user.email, offices_of_reader(user, on=on)))
        return found[-1][1]

    monkeypatch.setattr(middleware, "offices_of_reader", ask)
    return found


@pytest.fixture
def client(world: World) -> Client:
    made = Client()
    made.force_login(world.officer)
    return made


# --- for one page -----------------------------------------------------------------------------


def test_every_page_asks_anew(world: World, client: Client, asked: list[Any]):
    for _ in range(2):
        assert client.get("/boards/").status_code == 200
    assert [email for email, _ in asked] == [world.officer.email] * 2


def test_an_office_that_ended_since_the_last_page_opens_nothing_more(
    world: World, client: Client, review: Callable[..., Review]
):
    row, today = review(), timezone.localdate()
    other = board(partnership())
    seat(world.officer, Office.GROUP_MEMBER, other)  # so that the session goes on
    assert client.get(row.get_absolute_url()).status_code == 200
    held = Membership.objects.get(person=world.officer, office=Office.SERVICE_OFFICER)
    held.ends_on = today - timedelta(days=1)
    held.save_because("left", by=world.head)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(other.get_absolute_url()).status_code == 200


def test_what_writes_asks_in_its_own_query(world: World, client: Client, asked: list[Any]):
    address = reverse("boards:change_board", args=[world.group.key])
    words = {"name": "Another name", "remit": "children", "because": "It was renamed"}
    assert client.post(address, words).status_code == 302
    assert Board.objects.get(pk=world.group.pk).name == "Another name"
    assert asked == []


def test_a_page_takes_one_query_for_its_readers_offices(
    world: World, django_assert_num_queries: Any
):
    who = User.objects.get(pk=world.officer.pk)
    for _ in range(5):
        seat(who, Office.GROUP_MEMBER, board(world.partnership))
    with django_assert_num_queries(1):
        found = offices_of_reader(who, on=TODAY)
    assert set(found.offices()) == {Office.SERVICE_OFFICER, Office.GROUP_MEMBER}


def test_another_day_and_another_person_are_asked_in_the_query(world: World):
    who = reader(world.officer)
    assert known(who, TODAY) is not None
    assert known(who, TODAY + timedelta(days=1)) is None
    assert known(world.officer, TODAY) is None


# --- the very same rows -------------------------------------------------------------------------


@pytest.mark.parametrize("on", [FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)])
@pytest.mark.parametrize("office", [Office.GROUP_MEMBER, Office.AGENCY_LEAD])
def test_it_opens_from_the_first_day_to_the_last(world: World, office: Office, on: date):
    who = person()
    days = {"starts_on": FIRST, "ends_on": LAST}
    if office == Office.GROUP_MEMBER:
        seat(who, office, world.group, **days)
    else:
        appointment(who, office, world.trust, **days)
    seen = Board.objects.visible_to(reader(who, on), on=on)
    assert list(seen) == list(Board.objects.visible_to(who, on=on))
    assert seen.exists() is (FIRST <= on <= LAST)
    assert rights_of(reader(who, on), world.group, on=on) == rights_of(who, world.group, on=on)


def test_an_account_that_is_closed_holds_nothing(world: World):
    world.officer.is_active = False
    world.officer.remember("closed", by=world.head)
    assert offices_of_reader(world.officer, on=TODAY).offices() == []


def test_an_agency_taken_off_the_list_leads_nowhere(world: World):
    listed = world.trust.listings.get()
    listed.ends_on = TODAY - timedelta(days=1)
    listed.save_because("left", by=world.head)
    assert not Board.objects.visible_to(reader(world.lead), on=TODAY).exists()
    assert Appointment.objects.visible_to(reader(world.lead), on=TODAY).exists()


def test_an_office_without_an_agency_opens_nothing_that_names_none(world: World):
    action = Action(owner_agency=None, board=world.group)
    assert Membership.objects.get(person=world.member).agency is None
    fields = {"offices": (Office.GROUP_MEMBER,), "tenure": Membership}
    for same in ((), (("board", "board"),)):
        way = Holders(frozenset({"view"}), path="owner_agency", at="agency", same=same, **fields)
        assert way.reach(type(action), reader(world.member), TODAY) is NOTHING


def test_who_holds_none_of_the_offices_asks_nothing(world: World, django_assert_num_queries: Any):
    who = reader(world.lead)
    assert reach(Review, who, "sign_off", TODAY) is NOTHING
    with django_assert_num_queries(0):
        assert list(Review.objects.visible_to(who, "sign_off", on=TODAY)) == []
        assert not Membership.objects.held(who, [Office.HEAD_OF_SERVICE], TODAY).exists()
