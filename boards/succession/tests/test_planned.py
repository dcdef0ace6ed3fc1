"""A succession that is written down ahead: nothing changes early, and on its day it is done."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import Seat
from boards.succession.doors import to_settle
from boards.succession.jobs import follow
from boards.succession.models import Planned
from boards.succession.planning import (
    Said,
    call_off,
    carry_out,
    choose_again,
    say_succession,
)
from boards.succession.services import Heir, Moves
from boards.succession.tests.test_succession import DAY, TODAY, Following, World
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency, Kind, Succession
from tests import factories as make

pytestmark = pytest.mark.django_db

APRIL = TODAY + timedelta(days=129)
HEIR = Heir("New trust", Kind.NHS_TRUST)


@pytest.fixture
def following() -> Following:
    return Following(World())


def planned(following: Following, moves: Moves | None = None, **more: Any) -> Planned:
    by = more.pop("by", following.world.head)
    facts: dict[str, Any] = {"olds": [following.trust], "heirs": [HEIR], "on": APRIL}
    facts |= {"moves": moves or following.everything, "because": "By order"}
    row = say_succession(Said(**(facts | more)), by=by, today=TODAY)
    assert isinstance(row, Planned)
    return row


def morning(day: Any) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 2))


def test_nothing_changes_before_its_day_and_on_it_everything_does(following: Following):
    row = planned(following)
    assert not Agency.objects.filter(name=HEIR.name).exists()
    follow("", morning(APRIL - DAY))
    following.trust.refresh_from_db()
    assert following.trust.ends_on is None
    assert not Succession.objects.exists()
    follow("", morning(APRIL))
    following.trust.refresh_from_db()
    row.refresh_from_db()
    new = Agency.objects.get(name=HEIR.name)
    assert following.trust.ends_on == APRIL - DAY
    assert (new.starts_on, row.done_on) == (APRIL, APRIL)
    assert new.seats.get().person == following.person
    assert new.appointments.get().person == following.world.lead
    following.action.refresh_from_db()
    assert following.action.owner_agency == new


def test_the_job_may_run_twice_and_a_day_late(following: Following):
    row = planned(following)
    late = APRIL + 2 * DAY
    follow("", morning(late))
    follow("", morning(late))
    new = Agency.objects.get(name=HEIR.name)
    row.refresh_from_db()
    assert (new.starts_on, row.done_on) == (APRIL, late)
    assert carry_out(row.pk, today=late) is None


def test_what_is_called_off_never_happens(following: Following):
    row = planned(following)
    call_off(row, because="The order was withdrawn", by=following.world.officer, today=TODAY)
    follow("", morning(APRIL))
    assert not Agency.objects.filter(name=HEIR.name).exists()
    with pytest.raises(ValidationError, match="called off"):
        call_off(row, because="Again", by=following.world.officer, today=TODAY)
    planned(following)  # and can be planned anew


def test_what_is_wrong_is_said_when_it_is_planned(following: Following):
    with pytest.raises(ValidationError) as refused:
        planned(following, Moves(frozenset(), frozenset({following.seat.pk})))
    assert "listings" in refused.value.message_dict
    assert not Planned.objects.exists()
    assert not Agency.objects.filter(name=HEIR.name).exists()


def test_a_second_click_is_the_same_plan_and_another_waits_for_the_first(following: Following):
    assert planned(following) == planned(following)
    with pytest.raises(ValidationError, match="call that off first"):
        planned(following, on=APRIL + DAY)
    with pytest.raises(ValidationError, match="call that off first"):
        planned(following, on=TODAY)
    assert Planned.objects.count() == 1


def test_what_began_since_is_asked_about_and_ends_unless_it_is_chosen(following: Following):
    world = following.world
    row = planned(following)
    assert to_settle(world.officer, TODAY) == []
    newcomer = make.person("Newcomer")
    seat = make.seat(newcomer, Office.GROUP_MEMBER, world.group, agency=following.trust)
    (task,) = to_settle(world.officer, TODAY)
    assert task.what == "Choose again what goes on"
    everything = following.everything
    moves = Moves(everything.listings, everything.seats | {seat.pk}, everything.posts)
    choose_again(row, moves=moves, because="A newcomer", by=world.officer, today=TODAY)
    assert to_settle(world.officer, TODAY) == []
    follow("", morning(APRIL))
    new = Agency.objects.get(name=HEIR.name)
    assert {one.person for one in new.seats.all()} == {following.person, newcomer}


def test_what_cannot_be_done_is_not_done_in_part_and_the_service_is_asked(following: Following):
    world = following.world
    row = planned(following, by=world.officer)
    for seat in world.officer.memberships.all():
        seat.ends_on = APRIL - 2 * DAY
        seat.save_because("left", by=None)
    follow("", morning(APRIL))
    row.refresh_from_db()
    assert row.done_on is None
    assert "may not do it any more" in row.stuck
    assert not Agency.objects.filter(name=HEIR.name).exists()
    (task,) = to_settle(world.head, APRIL)
    assert task.what == "A planned succession was not done"
    written = row.history.count()
    follow("", morning(APRIL + DAY))
    assert row.history.count() == written
    moves = following.everything
    choose_again(row, moves=moves, because="I take it on", by=world.head, today=APRIL + DAY)
    row.refresh_from_db()
    assert (row.done_on, row.stuck) == (APRIL + DAY, "")
    assert Agency.objects.get(name=HEIR.name).starts_on == APRIL


def test_the_places_at_the_tables_go_on_and_stand_vacant_where_nobody_was_ticked(
    following: Following,
):
    place: Any = following.seat.seat
    place.title = "Director of nursing"
    place.save_because("named", by=None)
    (new,) = following.succeed([HEIR], following.lists_alone)
    there = Seat.objects.get(agency=new)
    assert (there.title, there.board, there.starts_on) == (
        "Director of nursing",
        following.world.group,
        TODAY,
    )
    place.refresh_from_db()
    assert place.ends_on == TODAY - DAY
    assert not there.holders.exists()


def test_only_those_who_set_up_know_of_it(following: Following, client: Client):
    row = planned(following)
    page, words = following.trust.get_absolute_url(), "What is planned"
    world = following.world
    for person, knows in ((world.head, True), (world.officer, True), (world.lead, False)):
        client.force_login(person)
        assert (words in client.get(page).content.decode()) is knows
        assert client.get(row.get_absolute_url()).status_code == (200 if knows else 404)
    client.force_login(World().head)
    assert client.get(row.get_absolute_url()).status_code == 404
    with pytest.raises(NotAllowed):
        call_off(row, because="No", by=world.lead, today=TODAY)


def test_the_pages_plan_choose_again_and_call_off(following: Following, client: Client):
    client.force_login(following.world.head)
    day = timezone.localdate() + timedelta(days=200)
    good: dict[str, Any] = {"name": HEIR.name, "kind": "nhs_trust", "because": "By order"}
    good |= {f"on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    good["listings"] = [following.listing.pk]
    sent = client.post(reverse("succession:rename", args=[following.trust.key]), good, follow=True)
    shown = sent.content.decode()
    assert "Nothing changes before that day" in shown
    row = Planned.objects.get()
    choose = reverse("succession:choose", args=[row.pk])
    assert "checked" in client.get(choose).content.decode()
    ticked = {"listings": [following.listing.pk], "seats": [following.seat.pk]}
    assert client.post(choose, {**ticked, "because": "Her seat goes on"}).status_code == 302
    row.refresh_from_db()
    assert row.goes_on["seats"] == [following.seat.pk]
    off = reverse("succession:call_off", args=[row.pk])
    assert client.post(off, {"because": "Withdrawn"}).status_code == 302
    assert "Called off" in client.get(row.get_absolute_url()).content.decode()
