"""Calendar feeds and keys: shown once, revoked, ended with what they were made by."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from partnership.access.offices import Office
from partnership.outbox.models import Letter
from partnership.people.services import reset_second_factor
from partnership.tokens import services
from partnership.tokens.models import Purpose, Token
from tests import factories as make
from tests.factories import PASSWORD, World
from tests.feeds.keys_in_use import a_token, address, as_program
from tests.signing_in import code_of, sign_in, with_app

pytestmark = pytest.mark.django_db


# --- making, showing once, revoking ------------------------------------------------------------


def test_a_feed_is_shown_once_and_stored_nowhere(client: Client, world: World):
    client.force_login(world.member)
    page = client.post(reverse("tokens:mine"), {"purpose": "calendar", "name": "Outlook"})
    assert page.status_code == 201
    shown = page.context["shown"]
    secret = shown.removeprefix(f"{configured.PORTAL_ADDRESS}/feeds/").removesuffix(".ics")
    assert len(secret) > 40
    token = Token.objects.get()
    kept = [str(value) for value in vars(token).values()]
    assert not any(secret in words for words in kept)
    assert token.hashed == services.fingerprint(secret)
    assert secret not in str(dict(client.session))
    assert secret not in client.get(reverse("tokens:mine")).content.decode()
    assert secret not in Letter.objects.get().words
    assert Client().get(address(secret)).status_code == 200


def test_two_secrets_are_never_alike(world: World):
    assert a_token(world.member) != a_token(world.chair)
    assert len({token.hashed for token in Token.objects.all()}) == 2


def test_a_second_click_makes_no_second_one(client: Client, world: World):
    client.force_login(world.member)
    said = {"purpose": "api", "name": "Program"}
    assert client.post(reverse("tokens:mine"), said).status_code == 201
    again = client.post(reverse("tokens:mine"), said)
    assert again.status_code == 200
    assert services.TAKEN in again.content.decode()
    assert Token.objects.count() == 1


def test_a_name_is_free_again_once_it_is_revoked(client: Client, world: World):
    secret = a_token(world.member)
    client.force_login(world.member)
    client.post(reverse("tokens:revoke", args=[Token.objects.get().pk]))
    assert Client().get(address(secret)).status_code == 404
    assert Client().get(address(a_token(world.member))).status_code == 200


def test_nobody_has_more_than_ten(client: Client, world: World):
    for n in range(services.MOST_LIVE):
        a_token(world.member, name=f"Phone {n}")
    client.force_login(world.member)
    page = client.post(reverse("tokens:mine"), {"purpose": "api", "name": "One more"})
    assert services.TOO_MANY in page.content.decode()
    assert Token.objects.count() == services.MOST_LIVE


def test_its_person_is_written_to_when_one_is_made_and_revoked(client: Client, world: World):
    a_token(world.member)
    client.force_login(world.member)
    for _ in range(2):
        client.post(reverse("tokens:revoke", args=[Token.objects.get().pk]))
    assert sorted(letter.heading for letter in Letter.objects.filter(to=world.member)) == [
        "A calendar feed of your account was made",
        "A calendar feed of your account was revoked",
    ]


def test_nobody_else_sees_or_revokes_it(client: Client, world: World):
    secret = a_token(world.member)
    for other in (world.head, World().officer):
        client.force_login(other)
        page = reverse("tokens:revoke", args=[Token.objects.get().pk])
        assert client.post(page).status_code == 404
        assert "Phone" not in client.get(reverse("tokens:mine")).content.decode()
    assert Client().get(address(secret)).status_code == 200


@pytest.mark.parametrize("name", ["", "a" * 81, "\x00"])
def test_a_name_that_cannot_be_is_said_at_its_field(client: Client, world: World, name: str):
    client.force_login(world.member)
    page = client.post(reverse("tokens:mine"), {"purpose": "calendar", "name": name})
    assert page.status_code == 200
    assert page.context["form"].errors["name"]
    assert not Token.objects.exists()


# --- a second factor, and the end of what was made before ---------------------------------------


def test_what_was_made_with_a_password_alone_opens_nothing_once_the_office_asks_for_more(
    world: World, settings: Any
):
    settings.REQUIRE_SECOND_FACTOR = True
    key, feed = a_token(world.lead, Purpose.API), a_token(world.lead)
    assert Client().get(address(feed)).status_code == 200
    make.seat(world.lead, Office.GROUP_MEMBER, world.group)
    assert as_program(key).status_code == 401
    assert Client().get(address(feed)).status_code == 404


def test_a_key_made_with_a_second_factor_shown_goes_on(world: World, settings: Any):
    settings.REQUIRE_SECOND_FACTOR = True
    client = Client()
    secret = with_app(world.member)
    sign_in(world.member, client=client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    page = client.post(reverse("tokens:mine"), {"purpose": "api", "name": "Program"})
    assert as_program(page.context["shown"]).status_code == 200


def test_a_reset_of_the_second_factor_ends_feeds_and_keys_and_frees_their_names(world: World):
    with_app(world.member)
    key = a_token(world.member, Purpose.API)
    reset_second_factor(world.member, because="phone lost", by=world.head)
    assert as_program(key).status_code == 401
    world.member.refresh_from_db()
    assert as_program(a_token(world.member, Purpose.API)).status_code == 200


def test_a_new_password_ends_feeds_and_keys(world: World, settings: Any):
    settings.REQUIRE_SECOND_FACTOR = False
    feed = a_token(world.member)
    client = sign_in(world.member)
    new = "another long and quiet phrase"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), said)
    assert Client().get(address(feed)).status_code == 404
