"""Signing in with a password, and what the library would show by itself."""

import re
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as built
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, World
from tests.signing_in import is_in, set_up_app, sign_in, where, words

pytestmark = pytest.mark.django_db

OURS = Path(built.BASE_DIR) / "templates"


# --- the sign-in page


def test_the_sign_in_form_helps_password_managers_and_asks_no_puzzle(client):
    text = client.get(reverse("account_login")).content.decode()
    assert 'autocomplete="current-password"' in text
    assert re.search(r'name="login"[^>]*autocomplete="(username|email)"', text)
    assert not re.search(r"onpaste|captcha", text, re.IGNORECASE)


def test_known_and_unknown_addresses_get_the_same_page(world: World):
    pages = {
        words(Client().post(reverse("account_login"), {"login": email, "password": "wrong one"}))
        for email in (world.officer.email, "nobody@example.org")
    }
    assert len(pages) == 1
    assert "The email address and the password do not match" in pages.pop()


@pytest.mark.parametrize(
    ("page", "box"), [("account_login", "login"), ("account_reset_password", "email")]
)
def test_known_and_unknown_addresses_take_the_same_time(world: World, settings, page, box):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    world.officer.set_password(PASSWORD)
    world.officer.save()

    def taken(email: str) -> float:
        cache.clear()
        start = perf_counter()
        Client().post(reverse(page), {box: email, "password": "wrong one"})
        return perf_counter() - start

    known = [taken(world.officer.email) for _ in range(4)]
    unknown = [taken("nobody@example.org") for _ in range(4)]
    assert abs(median(known) - median(unknown)) < 0.25


def test_the_key_of_the_session_changes_at_sign_in(world: World):
    client = Client()
    client.get(reverse("account_login"))
    client.cookies["sessionid"] = "planted-by-somebody-else"
    sign_in(world.officer, client=client)
    assert is_in(client)
    assert client.session.session_key != "planted-by-somebody-else"


def test_the_old_cookie_is_dead_after_signing_out(world: World):
    client = sign_in(world.officer)
    cookie = client.cookies[built.SESSION_COOKIE_NAME].value
    client.post(reverse("account_logout"))
    thief = Client()
    thief.cookies[built.SESSION_COOKIE_NAME] = cookie
    assert where(thief.get("/")) == reverse("account_login")
    assert not Session.objects.filter(session_key=cookie).exists()


@pytest.mark.parametrize("cookie", ["", "x", "." * 40, "a" * 5000, "../../etc", "null"])
def test_a_cookie_that_is_none_lets_nobody_in(world: World, cookie: str):
    client = Client()
    client.cookies[built.SESSION_COOKIE_NAME] = cookie
    assert where(client.get("/")) == reverse("account_login")


# --- what the library would show by itself is never seen


@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_account_is_ours(world: World):
    client = sign_in(world.lead)
    set_up_app(client)
    key = Authenticator.objects.create(user=world.lead, type="webauthn", data={"name": "One"})
    plain = (
        *("account_home", "account_change_password", "account_reauthenticate", "account_logout"),
        *("mfa_index", "mfa_deactivate_totp", "mfa_reauthenticate", "mfa_list_webauthn"),
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
        *("mfa_download_recovery_codes", "usersessions_list"),
    )
    pages = [reverse(name) for name in plain]
    pages += [reverse(name, args=[key.pk]) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")]
    for page in pages:
        shown = client.get(page)
        assert shown.status_code == 200, page
        assert_ours(shown)
    key.delete()
    assert_ours(client.get(reverse("mfa_add_webauthn")))
    fresh = Client()
    assert_ours(fresh.get(reverse("account_login")))
    said = {"login": world.lead.email, "password": PASSWORD}
    assert_ours(fresh.post(reverse("account_login"), said, follow=True))
    assert_ours(sign_in(world.head).get(reverse("mfa_activate_totp")))


def assert_ours(shown) -> None:
    names = [
        template.origin.name
        for template in shown.templates
        if template.origin and "django/forms" not in template.origin.name
    ]
    strange = [name for name in names if not Path(name).is_relative_to(OURS)]
    assert names
    assert strange == []


def test_no_letter_of_the_library_leaves_in_its_own_words():
    """Each that our ways of signing in can send has a subject and a text here."""
    library = Path(import_module("allauth").__file__ or "").parent / "templates"
    sent = {
        path.relative_to(library)
        for folder in ("account", "mfa", "socialaccount")
        for path in (library / folder / "email").glob("*.txt")
    }
    # Ways that are closed here: e-mail addresses changed by the person, codes by e-mail, sign-up.
    closed = re.compile(r"/(email_|login_code|password_reset_code|account_already|account_dis)")
    missing = [
        str(path) for path in sent if not closed.search(str(path)) and not (OURS / path).exists()
    ]
    assert missing == []
