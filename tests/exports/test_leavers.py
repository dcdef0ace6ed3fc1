"""A list made in the background goes to nobody whose rights have ended meanwhile."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.services import name_exception
from partnership.exports import services
from partnership.exports.models import Export
from partnership.exports.wanted import wanted
from partnership.outbox.models import Letter
from tests import factories as make
from tests.exported import as_csv, get
from tests.exports.making import leave, stored, work
from tests.factories import World

pytestmark = pytest.mark.django_db


def test_the_queued_download_of_a_leaver_is_dropped_and_says_why(
    client: Client, world: World, long: str, empty_store: None
):
    client.post(long)
    leave(world.officer, world.head)
    work()
    assert Export.objects.get().dropped_because == services.LEFT
    assert stored() == []
    assert not Letter.objects.exists()
    assert not Reading.objects.exists()


def test_a_closed_account_gets_nothing_made(client: Client, world: World, long: str):
    client.post(long)
    world.officer.is_active = False
    world.officer.save()
    work()
    assert Export.objects.get().dropped_because == services.LEFT


def test_it_is_made_with_the_rights_of_the_moment_it_is_made(
    client: Client, world: World, long: str
):
    client.post(long)
    leave(world.officer, world.head)
    make.seat(world.officer, Office.GROUP_MEMBER, world.adults)
    work()
    assert Export.objects.get().rows == 0


def test_a_ready_download_is_dead_once_an_office_has_ended(client: Client, world: World, long: str):
    make.seat(world.officer, Office.GROUP_MEMBER, world.adults)
    client.post(long), work()
    export = Export.objects.get()
    assert client.get(export.get_absolute_url()).status_code == 200
    seat = world.officer.memberships.get(office=Office.SERVICE_OFFICER)
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=world.head)
    refused = client.get(export.get_absolute_url())
    assert refused.status_code == 403
    assert f'action="{long}"' in refused.content.decode()
    assert "N-2026" not in refused.content.decode()
    client.post(long), work()  # made anew, as they may see it now
    assert Export.objects.first().rows == 0
    assert as_csv(get(client, Export.objects.first().get_absolute_url())) == []


def test_a_leaver_cannot_fetch_what_was_ready(client: Client, world: World, long: str):
    client.post(long), work()
    leave(world.officer, world.head)
    answer = client.get(Export.objects.get().get_absolute_url())
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_an_office_more_closes_nothing(client: Client, world: World, long: str):
    client.post(long), work()
    make.seat(world.officer, Office.GROUP_MEMBER, world.adults)
    assert client.get(Export.objects.get().get_absolute_url()).status_code == 200


def test_a_named_exception_that_ends_closes_what_was_made_under_it(
    client: Client, world: World, review
):
    today, row = timezone.localdate(), review()
    given = name_exception(
        row.incident, world.lead, because="Asked", starts_on=today, ends_on=today, by=world.head
    )
    export = services.ask(wanted("reviews", "csv", "", {}), by=world.lead, now=timezone.now())
    work()
    client.force_login(world.lead)
    assert row.reference in get(client, export.get_absolute_url()).decode()
    given.starts_on = given.ends_on = today - timedelta(days=1)
    given.save_because("ended", by=world.head)
    assert client.get(export.get_absolute_url()).status_code == 403


def test_nobody_else_fetches_or_removes_it(client: Client, world: World, long: str):
    client.post(long), work()
    export = Export.objects.get()
    for other in (world.head, world.lead, World().officer):
        client.force_login(other)
        assert client.get(export.get_absolute_url()).status_code == 404
        assert client.post(reverse("exports:remove", args=[export.pk])).status_code == 404
        assert "Nothing is kept" in client.get(reverse("exports:mine")).content.decode()
    assert Export.objects.count() == 1


def test_the_download_of_a_board_that_is_no_longer_theirs_is_dropped(world: World):
    export = services.ask(
        wanted("members", "csv", world.group.key, {}), by=world.lead, now=timezone.now()
    )
    leave(world.lead, world.head)
    make.seat(world.lead, Office.GROUP_MEMBER, World().group)
    work()
    export.refresh_from_db()
    assert export.dropped_because == services.GONE
