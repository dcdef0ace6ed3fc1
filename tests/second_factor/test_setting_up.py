"""A second factor is set up, and shown on every way in."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, World
from tests.signing_in import (
    code_of,
    has_app,
    headings,
    is_in,
    set_up_app,
    sign_in,
    where,
    with_app,
    with_codes,
    words,
    works,
)

# Codes, mails and locks hang on the end of the transaction.
pytestmark = pytest.mark.django_db(transaction=True)


# --- setting one up


def test_an_app_is_set_up_in_one_go_after_signing_in(world: World):
    client = sign_in(world.officer)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.context["form"].secret in words(page).replace(" ", "")
    assert "data:image/svg+xml;base64," in page.content.decode()
    assert 'href="otpauth://totp/' in page.content.decode(), "for whoever reads it on the phone"
    set_up_app(client)
    assert works(client)
    assert has_app(world.officer)
    assert len(client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]) == 10
    assert "An authenticator app was added to your sign-in" in headings()
    reasons = world.officer.history.values_list("history_change_reason", flat=True)
    assert "authenticator app set up" in reasons


def test_a_wrong_first_code_sets_nothing_up(world: World):
    client = sign_in(world.officer)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    wrong = str((int(code_of(secret)) + 1) % 1_000_000).zfill(6)
    shown = client.post(reverse("mfa_activate_totp"), {"code": wrong})
    assert "This code is not right" in words(shown)
    assert shown.context["form"].secret == secret, "the picture must stay the same"
    assert not has_app(world.officer)
    assert not works(client)


def test_a_second_click_on_set_it_up_changes_nothing(world: World):
    client = sign_in(world.officer)
    secret = set_up_app(client)
    again = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret, steps=1)})
    assert where(again) == reverse("mfa_index")
    assert Authenticator.objects.filter(user=world.officer, type="totp").count() == 1


def test_who_signed_in_a_while_ago_shows_again_that_it_is_them(world: World):
    client = sign_in(world.lead)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert where(client.get(reverse("mfa_activate_totp"))) == reverse("account_reauthenticate")
    again = reverse("account_reauthenticate")
    wrong = client.post(again, {"password": "not it"})
    assert "This is not your password" in words(wrong)
    client.post(again, {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_secret_of_an_app_is_kept_encrypted(world: World):
    client = sign_in(world.officer)
    secret = set_up_app(client)
    for row in Authenticator.objects.filter(user=world.officer):
        assert secret not in str(row.data)
        assert str(row.data.get("secret", row.data.get("seed"))).startswith("gAAAA")


def test_codes_still_work_after_the_servers_secret_was_changed(world: World, settings):
    secret = with_app(world.officer)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-" + "y" * 60
    client = sign_in(world.officer)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)


# --- signing in with one


def test_the_password_alone_opens_nothing(world: World):
    with_app(world.officer)
    client = Client()
    said = {"login": world.officer.email, "password": PASSWORD}
    assert where(client.post(reverse("account_login"), said)) == reverse("mfa_authenticate")
    assert not is_in(client)
    assert PASSWORD not in str(dict(client.session.items())), "the password is kept nowhere"
    assert where(client.get("/")) == reverse("account_login")


def test_password_and_code_open_the_portal_under_a_new_key(world: World):
    secret = with_app(world.officer)
    client = sign_in(world.officer)
    before = client.session.session_key
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)
    assert client.session.session_key != before


def test_a_code_pasted_with_a_space_is_taken(world: World):
    secret = with_app(world.officer)
    client = sign_in(world.officer)
    code = code_of(secret)
    client.post(reverse("mfa_authenticate"), {"code": f" {code[:3]} {code[3:]} "})
    assert works(client)


def test_a_code_opens_once(world: World):
    secret = with_app(world.officer)
    code = code_of(secret)
    sign_in(world.officer).post(reverse("mfa_authenticate"), {"code": code})
    thief = sign_in(world.officer)
    shown = thief.post(reverse("mfa_authenticate"), {"code": code})
    assert "This code is not right" in words(shown)
    assert not is_in(thief)


def test_a_code_of_long_ago_opens_nothing(world: World):
    secret = with_app(world.officer)
    client = sign_in(world.officer)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret, steps=-3)})
    assert not is_in(client)


def test_tries_of_a_code_are_counted_for_the_person_not_the_browser(world: World):
    secret = with_app(world.officer)
    for _ in range(10):
        sign_in(world.officer).post(reverse("mfa_authenticate"), {"code": "000000"})
    fresh = sign_in(world.officer)
    shown = fresh.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "Too many tries" in words(shown)
    assert not is_in(fresh)
    assert headings() == ["Wrong codes were tried on your account"]


def test_a_recovery_code_opens_once_and_the_person_is_told(world: World):
    with_app(world.officer)
    codes = with_codes(world.officer)
    client = sign_in(world.officer)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert works(client)
    assert headings() == ["A recovery code was used"]
    again = sign_in(world.officer)
    again.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not is_in(again)


def test_a_session_without_the_factor_shows_it_before_it_changes_anything(world: World):
    secret = with_app(world.officer)
    old = Client()
    old.force_login(world.officer)
    asks = reverse("mfa_reauthenticate")
    closed = ("people:list", "mfa_index", "mfa_add_webauthn", "account_change_password")
    for page in (*closed, "mfa_deactivate_totp", "account_reauthenticate", "mfa_list_webauthn"):
        assert where(old.get(reverse(page))) == asks, page
    shown = old.get(asks)
    assert "Use your password" not in words(shown), "a password is no second factor"
    old.post(asks, {"code": code_of(secret)})
    assert works(old)


def test_a_reset_password_does_not_let_anybody_round_the_factor(world: World):
    secret = with_app(world.officer)
    key = default_token_generator.make_token(world.officer)
    link = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(world.officer), key])
    client = Client()
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = "another long and quiet phrase"
    client.post(form, {"password1": new, "password2": new})
    assert not is_in(client)
    assert has_app(world.officer)
    assert "Your password was set anew" in headings()
    sign_in(world.officer, new, client)
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)
