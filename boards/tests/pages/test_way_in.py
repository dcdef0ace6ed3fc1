"""The way in: signing in, a forgotten password, a new one."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from boards.tests.factories import PASSWORD
from boards.tests.pages.read import words

pytestmark = pytest.mark.django_db


def test_the_way_in_works_signed_out(fen, client):
    for name in (
        "account_login",
        "account_signup",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
    ):
        assert client.get(reverse(name)).status_code == 200, name

    answer = client.post(
        reverse("account_login"), {"login": fen.officer.email, "password": PASSWORD}
    )

    assert answer.status_code == 302
    assert client.get(reverse("boards:structure")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(reverse("boards:structure")).status_code == 302


def test_a_wrong_password_and_a_closed_account_are_told(fen, client):
    wrong = client.post(reverse("account_login"), {"login": fen.officer.email, "password": "no"})
    fen.officer.is_active = False
    fen.officer.save()
    closed = client.post(
        reverse("account_login"), {"login": fen.officer.email, "password": PASSWORD}, follow=True
    )

    assert wrong.status_code == 200
    assert "errsum" in wrong.content.decode()
    assert closed.status_code == 200


def test_a_forgotten_password_is_set_by_a_link(fen, client):
    asked = client.post(reverse("account_reset_password"), {"email": fen.officer.email})
    link = re.search(r"https?://\S+/password/reset/key/\S+", mail.outbox[0].body).group()
    form = client.get(link, follow=True)
    new = "another long and quiet phrase"
    done = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}, follow=True)

    assert asked["Location"] == reverse("account_reset_password_done")
    assert "Set a new password" in words(form)
    assert "Your password is changed" in words(done)
    assert client.login(email=fen.officer.email, password=new)


def test_an_old_link_and_an_unknown_address_are_answered_calmly(client):
    old = client.get(reverse("account_reset_password_from_key", args=["1", "no-such-key"]))
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert "This link no longer works" in words(old)
    assert unknown["Location"] == reverse("account_reset_password_done")


def test_a_password_is_changed_while_signed_in(fen, client):
    client.post(reverse("account_login"), {"login": fen.officer.email, "password": PASSWORD})
    new = "another long and quiet phrase"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    assert client.get(reverse("account_change_password")).status_code == 200
    assert client.post(reverse("account_change_password"), said).status_code == 302
    fen.officer.refresh_from_db()
    assert fen.officer.check_password(new)


def test_nobody_signs_themselves_up(client):
    said = {"email": "new@example.org", "password1": "another long and quiet phrase"}

    assert "Accounts are set up for you" in words(client.post(reverse("account_signup"), said))
