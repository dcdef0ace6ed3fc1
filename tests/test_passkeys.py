"""Passkeys on the server's side; a browser uses real ones in tests/browser/test_sign_in.py."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from partnership.people.models import User
from partnership.people.passkey_forms import NOT_TAKEN, SignInPasskeyForm
from tests.factories import World
from tests.signing_in import is_in, set_up_app, sign_in, where, with_app, with_codes, words, works

pytestmark = pytest.mark.django_db

SAID = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiZUEiLCJvcmlnaW4iOiJodHRwOi8veCJ9"
WHOLE = {"clientDataJSON": SAID, "authenticatorData": "A" * 50, "signature": "e30"}
KEY = {"id": "eA", "rawId": "eA", "type": "public-key"}
NO_PASSKEYS = [
    *("", "x", "1", "[]", "{}", "null", '"x"', "true", "[" * 5000, "\x00", '{"id": "é"}'),
    '{"id": 1}',
    '{"id": "x", "response": {}}',
    '{"id": "eA", "response": {"userHandle": 5}}',
    *(
        json.dumps({**KEY, "response": response})
        for response in (
            None,
            [1],
            {"attestationObject": "e30", "clientDataJSON": "e30"},
            {"clientDataJSON": "e30", "authenticatorData": "e30", "userHandle": "MQ"},
            {**WHOLE, "userHandle": "MQ"},
            {**WHOLE, "userHandle": "z" * 40},
            {**WHOLE, "authenticatorData": "AAAA", "userHandle": "MQ"},
        )
    ),
]
NO_CODES = ["", "\x00", "9" * 10_000, "１２３４５６", "abcdef", "-1", " ", "0x1234"]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def passkey_of(person: User) -> Authenticator:
    """A row that stands for a passkey."""
    return Authenticator.objects.create(user=person, type="webauthn", data={"name": "One"})


@pytest.mark.parametrize("sent", NO_PASSKEYS, ids=lambda sent: sent[:30])
def test_what_is_no_passkey_lets_nobody_in_and_breaks_nothing(world: World, sent: str):
    client, page = Client(), reverse("mfa_login_webauthn")
    asked = client.get(page, headers={"accept": "application/json"}).json()["request_options"]
    assert asked["publicKey"]["userVerification"] == "required"
    answer = client.post(page, {"credential": sent}, follow=True)
    assert answer.status_code == 200
    assert NOT_TAKEN in words(answer)
    assert not is_in(client)


@pytest.mark.parametrize("sent", NO_PASSKEYS, ids=lambda sent: sent[:30])
def test_what_is_no_passkey_is_not_added(world: World, sent: str):
    client, page = sign_in(world.lead), reverse("mfa_add_webauthn")
    asked = client.get(page).context["js_data"]["creation_options"]["publicKey"]
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert NOT_TAKEN in words(client.post(page, {"credential": sent, "name": "Mine"}))
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("sent", NO_CODES, ids=lambda sent: sent[:10])
def test_what_is_no_code_lets_nobody_in_and_breaks_nothing(world: World, sent: str):
    with_app(world.lead)
    with_codes(world.lead)
    client, page = sign_in(world.lead), reverse("mfa_authenticate")
    for said in ({"code": sent}, {"credential": "[]"}, {}):
        assert client.post(page, said).status_code == 200
    assert not is_in(client)


@pytest.fixture
def right_passkey(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is sent is the right passkey of the one person who has one."""
    taken = lambda form: Authenticator.objects.select_related("user").get()  # noqa: E731
    monkeypatch.setattr(SignInPasskeyForm, "clean_credential", taken)


def use_passkey() -> tuple[Client, str]:
    client = Client()
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": '{"id": "eA"}'})
    return client, where(answer)


@pytest.mark.usefixtures("right_passkey")
def test_a_passkey_is_both_steps_in_one(world: World, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    passkey_of(world.officer)
    client, led = use_passkey()
    assert led == "/"
    assert works(client)


@pytest.mark.usefixtures("right_passkey")
def test_the_passkey_of_a_closed_account_opens_nothing(world: World):
    passkey_of(world.officer)
    world.officer.is_active = False
    world.officer.save()
    client, led = use_passkey()
    assert led == reverse("account_inactive")
    assert not is_in(client)


@pytest.mark.usefixtures("right_passkey")
def test_where_an_agency_is_the_only_way_a_passkey_leads_nowhere(world: World, settings):
    settings.OIDC_PROVIDERS = [
        {"id": "council", "name": "Council", "only": True, "domains": ["example.org"]}
    ]
    passkey_of(world.officer)
    client = Client()
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": '{"id": "eA"}'})
    assert answer.status_code == 401
    assert not is_in(client)


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_remove_one_factor_each_leave_one(world: World, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    client = sign_in(world.officer)
    set_up_app(client)
    key = passkey_of(world.officer)
    cookies = client.cookies
    pages = (
        reverse("mfa_deactivate_totp"),
        reverse("mfa_remove_webauthn", args=[key.pk]),
    )

    def remove(page: str) -> int:
        window = Client()
        window.cookies = cookies
        try:
            return window.post(page).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(remove, pages))
    assert all(answer < 500 for answer in answers)
    left = Authenticator.objects.filter(user=world.officer).exclude(type="recovery_codes")
    assert left.count() == 1
