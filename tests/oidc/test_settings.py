"""Signing in by the agency beside the password or instead of it, and its settings."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from partnership.settings.oidc import as_apps, read_providers
from tests.factories import PASSWORD, World
from tests.oidc.going import Use, through
from tests.oidc_provider import Agency
from tests.signing_in import headings, is_in, sign_in, words, works

pytestmark = pytest.mark.django_db


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
