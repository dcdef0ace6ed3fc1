"""Who was let in and is not in yet: the list with when, by whom, and the invitation once more."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import services
from boards.setup import setup_of
from boards.waiting import waiting_in
from partnership.access.offices import Office
from partnership.outbox.models import Letter
from partnership.people.models import User
from tests.factories import World, person, seat
from tests.signing_in import with_app


@pytest.fixture
def inside(world: World) -> World:
    """Everybody of the partnership has signed in."""
    for one in User.objects.all():
        one.last_login = timezone.now()
        one.save(update_fields=["last_login"])
    return world


def let_in(world: World, email: str = "new@example.org", name: str = "Isolde Farrow") -> User:
    today, now = timezone.localdate(), timezone.now()
    grant = services.Grant(Office.GROUP_MEMBER, world.group, today)
    who = services.Who(email, name)
    return services.enter_person(who, grant, because="elected", by=world.head, today=today, now=now)


def page(world: World, who: Any = None) -> Any:
    client = Client()
    client.force_login(who or world.head)
    return client.get(reverse("boards:waiting", args=[world.partnership.key]))


def names(world: World) -> list[str]:
    return [one.name for one in waiting_in(world.partnership, timezone.localdate())]


def test_who_was_invited_stands_there_until_they_sign_in(inside: World) -> None:
    assert names(inside) == []
    new = let_in(inside)
    row = page(inside).context["rows"][0]
    assert (row.person, row.entered_by) == (new, inside.head.name)
    assert row.offices == [f"Member, {inside.group.name}"]
    assert timezone.localdate(row.entered_at) == timezone.localdate(row.written_at)
    setup = setup_of(inside.partnership, timezone.localdate(), runs_letters=True)
    assert setup.waiting == 1
    new.last_login = timezone.now()
    new.save(update_fields=["last_login"])
    assert names(inside) == []


def test_send_again_writes_a_new_letter_and_says_to_whom(inside: World) -> None:
    new = let_in(inside)
    Letter.objects.all().delete()  # the first went long ago
    client = Client()
    client.force_login(inside.officer)
    address = reverse("boards:send_again", args=[inside.partnership.key, new.pk])
    answer = client.post(address, follow=True).content.decode()
    assert f"A new letter with a new link goes to {new.email}." in answer
    client.post(address)  # a second click in the same minute
    assert Letter.objects.filter(to=new).count() == 1


def test_who_has_set_a_password_is_not_invited_again(inside: World) -> None:
    new = let_in(inside)
    new.set_password("three plain words here")
    new.save()
    assert "Write to them" in page(inside).content.decode()
    client = Client()
    client.force_login(inside.head)
    address = reverse("boards:send_again", args=[inside.partnership.key, new.pk])
    assert "has set a password already" in client.post(address, follow=True).content.decode()


def test_who_lacks_the_second_step_of_their_office_stands_there_too(
    inside: World, settings: Any
) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    needing = [inside.officer, inside.head, inside.independent, inside.chair, inside.member]
    assert set(names(inside)) == {one.name for one in needing}
    with_app(inside.member)
    assert inside.member.name not in names(inside)
    assert inside.lead.name not in names(inside), "an agency's lead needs none"
    domain = inside.chair.email.partition("@")[2]
    settings.OIDC_PROVIDERS = [{"domains": [domain], "second_factor": True}]
    assert names(inside) == [], "their agency asks for it"


def test_what_another_partnership_did_with_somebody_is_not_told(inside: World) -> None:
    there = World()
    there.head.name = "Zelda Thorne"
    there.head.remember("named", by=None)
    new = let_in(there)
    seat(new, Office.GROUP_MEMBER, inside.group)
    row = next(row for row in page(inside).context["rows"] if row.person == new)
    assert row.written_at is None
    assert row.offices == [f"Member, {inside.group.name}"]
    assert "Zelda Thorne" not in page(inside).content.decode()


def test_the_page_asks_as_often_for_many_as_for_one(
    inside: World, django_assert_max_num_queries: Any
) -> None:
    let_in(inside)
    client = Client()
    client.force_login(inside.head)
    address = reverse("boards:waiting", args=[inside.partnership.key])
    client.get(address)
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    for number in range(12):
        seat(person(f"Person {number}"), Office.GROUP_MEMBER, inside.group)
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(address).context["rows"]) == 13


def test_an_office_that_has_ended_waits_for_nobody(inside: World) -> None:
    new = let_in(inside)
    held = new.memberships.get()
    held.starts_on -= timedelta(days=9)
    held.ends_on = timezone.localdate() - timedelta(days=1)
    held.save_because("left", by=None)
    assert names(inside) == []
    assert "Nobody is waited for" in page(inside).content.decode()
