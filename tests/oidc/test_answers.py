"""What is no answer of the agency to this browser, and the second factor."""

from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from tests.factories import World
from tests.oidc.going import Use, come_back, go_there, refused, through
from tests.oidc_provider import Agency
from tests.signing_in import code_of, is_in, where, with_app, works

pytestmark = pytest.mark.django_db


# --- what is no answer of the agency to this browser


def test_an_answer_without_our_state_is_refused(world: World):
    client = Client()
    address = go_there(client)
    state = parse_qs(urlsplit(address).query)["state"][0]
    refused(come_back(client, address.replace(state, "another")), client)


def test_an_answer_to_another_browser_is_refused(world: World):
    address = go_there(Client())
    thief = Client()
    refused(come_back(thief, address), thief)


def test_an_answer_is_taken_once(world: World):
    client = Client()
    address = go_there(client)
    come_back(client, address)
    other = Client()
    refused(come_back(other, address), other)


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "of-another-sign-in"},
        {"nonce": None},
        {"aud": "another-portal"},
        {"azp": "another-portal"},
        {"iss": "https://another.example"},
        {"exp": 1},
        {"sub": ""},
        {"sub": "9" * 200},
    ],
    ids=str,
)
def test_a_token_for_another_sign_in_is_refused(world: World, agency: Agency, change: dict):
    agency.says |= change
    client, answer = through()
    refused(answer, client)


def test_a_token_that_the_agency_did_not_sign_is_refused(world: World, agency: Agency):
    agency.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    client, answer = through()
    refused(answer, client)


def test_a_token_signed_with_an_unknown_key_is_refused(world: World, agency: Agency):
    agency.header = {"kid": "another"}
    client, answer = through()
    refused(answer, client)


def test_a_token_signed_with_a_shared_word_is_refused(world: World, agency: Agency):
    agency.algorithm, agency.signing_key = "HS256", agency.client_secret  # type: ignore
    client, answer = through()
    refused(answer, client)


def test_a_token_that_nobody_signed_is_refused(world: World, agency: Agency, monkeypatch):
    monkeypatch.setattr(
        Agency,
        "token",
        lambda self, sent: {
            "access_token": "x",
            "id_token": jwt.encode(self.says, None, algorithm="none"),
        },
    )
    client, answer = through()
    refused(answer, client)


def test_the_address_may_come_from_the_user_info_of_the_same_person(world: World, agency: Agency):
    about = {"email": agency.says.pop("email"), "email_verified": True}
    del agency.says["email_verified"]
    agency.user_info = {"sub": "somebody-else", **about}
    client, answer = through()
    refused(answer, client)
    agency.user_info = {"sub": "nr-1", **about}
    client, _ = through()
    assert is_in(client)


def test_an_agency_that_is_away_is_no_error_page(world: World, agency: Agency):
    agency.away = True
    client = Client()
    refused(client.get(reverse("agency_login", args=["council"])), client)


def test_who_turns_back_at_the_agency_finds_the_sign_in_page(world: World):
    client = Client()
    state = parse_qs(urlsplit(go_there(client)).query)["state"][0]
    page = reverse("agency_callback", args=["council"])
    answer = client.get(page, {"state": state, "error": "access_denied"})
    assert where(answer) == reverse("account_login")


def test_the_address_line_asks_the_agency_for_nothing(world: World):
    client = Client()
    asked = {"process": "connect", "scope": "everything", "auth_params": "prompt=none"}
    answer = client.get(reverse("agency_login", args=["council"]), asked)
    sent = parse_qs(urlsplit(answer["Location"]).query)
    assert set(sent["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in sent
    assert sent["code_challenge_method"] == ["S256"]


# --- the second factor


def test_the_agencys_word_is_no_second_factor_by_itself(world: World, agency: Agency, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    agency.says["amr"] = ["pwd", "mfa"]
    client, _ = through()
    assert where(client.get("/")) == reverse("mfa_index")


def test_a_trusted_agencys_second_factor_counts(world: World, agency: Agency, settings, use: Use):
    settings.REQUIRE_SECOND_FACTOR = True
    use(second_factor=True)
    client, _ = through()
    assert where(client.get("/")) == reverse("mfa_index"), "it said nothing of one"
    agency.says["amr"] = ["pwd", "mfa"]
    client, _ = through()
    assert works(client)


def test_ones_own_second_factor_is_asked_for(world: World, agency: Agency, settings, use: Use):
    settings.REQUIRE_SECOND_FACTOR = True
    secret = with_app(world.officer)
    client, answer = through()
    assert where(answer) == reverse("mfa_authenticate")
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)
    use(second_factor=True)
    agency.says["amr"] = ["mfa"]
    client, _ = through()
    assert works(client), "the agency has just asked for one"
    assert Authenticator.objects.filter(user=world.officer).count() == 1
