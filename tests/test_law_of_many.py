"""The law of a deployment with several partnerships: kept by one Head, told to the others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from boards.law import keep_law
from partnership.access.offices import Office
from partnership.clock import keeping
from partnership.clock.calendar import working_days_after
from partnership.clock.models import Holiday
from partnership.outbox.door import refused
from partnership.outbox.models import Letter
from tests.factories import World, seat
from tests.typed_days import typed_holiday

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


@pytest.fixture
def other(world) -> World:
    """A second partnership, whose Head of Service has a name of their own."""
    found = World()
    found.head.name = "Other Head"
    found.head.remember("named", by=None)
    return found


def a_day_off() -> date:
    return working_days_after(TODAY, 5)


def add(world: World, by=None) -> Holiday:
    return keep_law(
        keeping.add_holiday,
        world.partnership,
        by=by or world.head,
        today=TODAY,
        now=NOW,
        name="A day of mourning",
        day=a_day_off(),
        extent="here",
        announced_on=TODAY,
        source="A proclamation",
    )


def test_the_head_of_the_other_partnership_is_told_what_was_added_and_not_by_whom(world, other):
    world.head.name = "Alex Keeper"
    world.head.remember("named", by=None)
    add(world)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (other.head, other.partnership)
    assert "A day of mourning" in letter.heading
    assert "A proclamation" in letter.words
    for secret in ("Alex Keeper", world.partnership.name):
        assert secret not in letter.heading + letter.words
    assert not letter.by_digest
    assert refused([letter], other.head, holds_office=True, day=TODAY) == {}


def test_the_head_is_told_again_when_it_is_withdrawn(world, other):
    row = add(world)
    gone = {"because": "A slip", "by": world.head, "today": TODAY, "now": NOW}
    keep_law(keeping.withdraw_holiday, world.partnership, row, **gone)
    assert [("added" in one.heading) for one in Letter.objects.order_by("pk")] == [True, False]
    assert "Why: A slip" in Letter.objects.latest("pk").words


def test_the_head_is_told_of_an_edition(world, other):
    keep_law(
        keeping.adopt_edition,
        world.partnership,
        code="SIN-PANEL",
        key="WT2030",
        authority="Guidance of 2030",
        in_force_from=TODAY + timedelta(days=3),
        number=7,
        counts_from="the council became aware",
        sure="high",
        because="A new text",
        by=world.head,
        today=TODAY,
        now=NOW,
    )
    letter = Letter.objects.get()
    assert "WT2030" in letter.words
    assert "Guidance of 2030" in letter.words


def test_who_is_head_of_both_is_told_nothing_by_themselves(world, other):
    seat(world.head, Office.HEAD_OF_SERVICE, other.service)
    add(world)
    assert [one.to for one in Letter.objects.all()] == [other.head]


def test_one_partnership_alone_tells_nobody(world):
    add(world)
    assert not Letter.objects.exists()


def test_a_partnership_that_has_ended_is_neither_counted_nor_told(world, other, client):
    other.partnership.ends_on = TODAY - timedelta(days=1)
    other.partnership.save_because("over", by=None)
    client.force_login(world.head, backend="partnership.people.backends.AccountBackend")
    page = client.get(reverse("rulebook:add_holiday", args=[world.partnership.key]))
    assert "It moves the dates of" not in page.content.decode()
    add(world)
    assert not Letter.objects.exists()


def test_the_page_of_the_act_tells_how_many_partnerships_it_moves(world, other, client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(world.head, backend="partnership.people.backends.AccountBackend")
    address = reverse("rulebook:add_holiday", args=[world.partnership.key])
    for page in (client.get(address), client.post(address, typed_holiday(a_day_off()))):
        told = page.content.decode()
        assert "It moves the dates of two partnerships of this portal" in told
        assert other.partnership.name not in told
    client.post(address, typed_holiday(a_day_off(), confirmed="yes"))
    assert Letter.objects.get().to == other.head
