"""Signing in with an agency's own account: end to end, against a service on loopback."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.offices import Office
from partnership.people.models import User
from partnership.settings.oidc import as_apps, read_providers
from tests.factories import PASSWORD, World
from tests.oidc_provider import Agency
from tests.signing_in import code_of, headings, is_in, sign_in, where, with_app, words, works

pytestmark = pytest.mark.django_db

NO = "You could not be signed in"
Use = Callable[..., None]


@pytest.fixture(scope="module")
def service() -> Iterator[Agency]:
    made = Agency()
    yield made
    made.close()


@pytest.fixture
def use(settings, service: Agency) -> Use:
    """Name the service in the settings, with these options."""

    def name(**more: object) -> None:
        settings.OIDC_PROVIDERS = [service.provider(**more)]
        settings.SOCIALACCOUNT_PROVIDERS = as_apps(settings.OIDC_PROVIDERS)

    return name


@pytest.fixture(autouse=True)
def agency(service: Agency, world: World, use: Use) -> Agency:
    """The service, with the officer in front of it."""
    cache.clear()
    use()
    service.signing_key, service.header, service.algorithm = service.key, {"kid": "key-1"}, "RS256"
    service.away, service.user_info = False, {}
    service.says = {"sub": "nr-1", "email": world.officer.email, "email_verified": True}
    return service


def go_there(client: Client, **query: str) -> str:
    """Press the button; the address to which the agency sends back."""
    answer = client.get(reverse("agency_login", args=["council"]), query)
    sent = requests.get(answer["Location"], allow_redirects=False, timeout=5)
    return sent.headers["Location"]


def come_back(client: Client, address: str) -> HttpResponse:
    """What the browser then asks of the portal."""
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def through(client: Client | None = None) -> tuple[Client, HttpResponse]:
    """There and back."""
    client = client or Client()
    return client, come_back(client, go_there(client))


def refused(answer: HttpResponse, client: Client) -> None:
    assert answer.status_code == 401
    assert NO in words(answer)
    assert not is_in(client)


# --- who comes in


def test_the_sign_in_page_offers_the_agency(world: World):
    shown = Client().get(reverse("account_login"), {"next": "/people/"})
    assert "Sign in with Fenshire Council" in words(shown)
    assert 'href="/account/with/council/?next=%2Fpeople%2F"' in shown.content.decode()


def test_a_known_person_comes_in_under_a_new_key(world: World):
    client = Client()
    back = go_there(client)
    before = client.session.session_key
    answer = come_back(client, back)
    assert where(answer) == "/"
    assert works(client)
    assert client.session.session_key != before
    assert SocialAccount.objects.get().user == world.officer


def test_the_page_that_was_asked_for_is_opened(world: World):
    client = Client()
    answer = come_back(client, go_there(client, next="/people/"))
    assert where(answer) == "/people/"


def test_no_page_of_another_site_is_opened(world: World):
    client = Client()
    answer = come_back(client, go_there(client, next="https://evil.example/"))
    assert where(answer) == "/"


def test_the_first_time_is_told_by_letter_and_kept_in_the_history(world: World):
    through()
    through()
    assert headings() == ["Fenshire Council now signs you in"]
    reasons = world.officer.history.values_list("history_change_reason", flat=True)
    assert "first signed in with Fenshire Council" in reasons


def test_no_more_is_kept_than_the_number_and_the_means(world: World, agency: Agency):
    agency.says |= {"name": "A name", "phone_number": "01632 960000", "amr": ["pwd"]}
    through()
    account = SocialAccount.objects.get()
    assert (account.provider, account.uid) == ("council", "nr-1")
    assert account.extra_data == {"amr": ["pwd"]}
    world.officer.refresh_from_db()
    assert world.officer.name != "A name"


def test_the_agency_gives_no_office(world: World, agency: Agency):
    agency.says |= {"roles": ["head_of_service"], "groups": ["admins"]}
    through()
    assert list(world.officer.offices_now) == [Office.SERVICE_OFFICER]


def test_the_number_decides_and_not_the_address(world: World, agency: Agency):
    """They marry and get another address at the agency: still the same person here."""
    through()
    agency.says["email"] = "married@example.org"
    client, _ = through()
    assert client.session["_auth_user_id"] == str(world.officer.pk)
    assert User.objects.get(pk=world.officer.pk).email == world.officer.email


def test_an_address_that_becomes_anothers_does_not_move_the_account(world: World, agency: Agency):
    through()
    agency.says["email"] = world.head.email
    client, _ = through()
    assert client.session["_auth_user_id"] == str(world.officer.pk)
    assert not SocialAccount.objects.filter(user=world.head).exists()


def test_an_address_that_the_agency_gave_to_somebody_else_inherits_nothing(
    world: World, agency: Agency
):
    through()
    agency.says["sub"] = "nr-2"
    client, answer = through()
    refused(answer, client)
    assert SocialAccount.objects.get().uid == "nr-1"


# --- who does not, always with the same words


def test_an_unknown_person_makes_no_account(world: World, agency: Agency):
    before = User.objects.count()
    agency.says["email"] = "nobody@example.org"
    client, answer = through()
    refused(answer, client)
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("said", [False, None, "no", "false", 0])
def test_an_address_that_is_not_verified_is_nobodys(world: World, agency: Agency, said: object):
    agency.says["email_verified"] = said
    client, answer = through()
    refused(answer, client)


def test_another_claim_may_say_that_it_is_verified(world: World, agency: Agency, use: Use):
    use(verified_claim="xms_edov")
    client, answer = through()
    refused(answer, client)
    agency.says["xms_edov"] = "1"
    client, _ = through()
    assert is_in(client)


def test_an_address_of_another_domain_is_nobodys(world: World, use: Use):
    use(domains=["elsewhere.example"])
    client, answer = through()
    refused(answer, client)


def test_a_name_like_a_domain_is_no_domain(world: World, agency: Agency, use: Use):
    use(domains=["ple.org"])
    client, answer = through()
    refused(answer, client)


def test_all_refusals_read_the_same(world: World, agency: Agency):
    pages = set()
    for change in ({"email": "nobody@example.org"}, {"email_verified": False}, {"nonce": "x"}):
        kept = dict(agency.says)
        agency.says |= change
        pages.add(words(through()[1]))
        agency.says = kept
    world.officer.is_active = False
    world.officer.save()
    pages.add(words(through()[1]))
    assert len(pages) == 1


def test_who_left_is_refused_and_out_at_the_next_page(world: World):
    client, _ = through()
    assert works(client)
    seat = world.officer.memberships.get()
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=None)
    assert where(client.get("/")) == reverse("account_login")
    assert not is_in(client)
    again, answer = through()
    refused(answer, again)


def test_a_closed_account_is_refused(world: World):
    through()
    world.officer.is_active = False
    world.officer.save()
    client, answer = through()
    refused(answer, client)


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


# --- beside the password, or instead of it


def test_the_password_still_works_beside_the_agency(world: World):
    through()
    assert world.officer.check_password(PASSWORD)
    assert is_in(sign_in(world.officer))


def test_where_the_agency_is_the_only_way_no_other_leads_in(world: World, use: Use):
    use(only=True)
    said = {"login": world.officer.email, "password": PASSWORD}
    answer = Client().post(reverse("account_login"), said)
    assert "sign in with Fenshire Council" in words(answer)
    unknown = {**said, "login": "nobody@example.org"}
    assert words(answer) == words(Client().post(reverse("account_login"), unknown))
    asked = Client().post(reverse("account_reset_password"), {"email": world.officer.email})
    assert "sign in with Fenshire Council" in words(asked)
    assert headings() == []
    client, _ = through()
    assert works(client)


def test_the_only_way_binds_people_of_its_domains_alone(world: World, use: Use):
    use(only=True, domains=["elsewhere.example"])
    assert is_in(sign_in(world.officer))


# --- the settings


def test_without_a_provider_there_is_no_page_and_no_button(world: World, settings):
    settings.OIDC_PROVIDERS, settings.SOCIALACCOUNT_PROVIDERS = [], as_apps([])
    assert Client().get(reverse("agency_login", args=["council"])).status_code == 404
    assert "agency's own account" not in words(Client().get(reverse("account_login")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"client_secret": ""}, "lacks client_secret"),
        ({"domains": []}, "needs its e-mail domains"),
        ({"domains": ["*"]}, "needs its e-mail domains"),
        ({"id": "a b"}, "small letters"),
        ({"onyl": True}, "onyl is not known"),
    ],
)
def test_a_wrong_setting_is_refused_in_words(agency: Agency, change: dict, said: str):
    with pytest.raises(ImproperlyConfigured, match=said):
        read_providers(make_json(agency.provider(**change)))


def test_two_providers_are_told_apart(agency: Agency):
    with pytest.raises(ImproperlyConfigured, match="the same id"):
        read_providers(make_json(agency.provider(), agency.provider()))


def test_the_setting_may_stand_in_a_file(agency: Agency, tmp_path):
    path = tmp_path / "oidc.json"
    path.write_text(make_json(agency.provider(domains=["Example.ORG"])))
    assert read_providers("", str(path))[0]["domains"] == ["example.org"]
    with pytest.raises(ImproperlyConfigured, match="no JSON"):
        read_providers("{")


def make_json(*providers: dict) -> str:
    import json

    return json.dumps(providers)
