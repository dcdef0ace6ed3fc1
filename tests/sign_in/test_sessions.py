"""Being told of a changed password, and where somebody is signed in."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.conf import settings as built
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.people.jobs import forget_sign_ins
from partnership.people.models import User
from partnership.people.sessions import browser_in_words
from tests.factories import PASSWORD, World
from tests.sign_in.new_password import NEW, reset_link
from tests.signing_in import headings, sign_in, where, words, works

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"


# --- being told


def test_a_changed_password_is_told_keeps_this_session_and_ends_every_other(world: World):
    elsewhere = sign_in(world.officer)
    client = sign_in(world.officer)
    said = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    answer = client.post(
        reverse("account_change_password"), said, REMOTE_ADDR="192.0.2.1", HTTP_USER_AGENT=FIREFOX
    )
    page = words(client.get(where(answer)))
    assert "You stay signed in here; you are signed out everywhere else." in page
    assert headings() == ["Your password was changed"]
    letter = mail.outbox[0]
    assert letter.to == [world.officer.email]
    assert "192.0.2.1, Firefox on Windows" in letter.body
    assert built.SERVICE_PHONE in letter.body
    assert not works(elsewhere)
    assert works(client)
    assert [row.session_key for row in UserSession.objects.filter(user=world.officer)] == [
        client.session.session_key
    ]


def test_what_a_browser_calls_itself_is_not_repeated(world: World):
    client = sign_in(world.officer)
    said = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    lure = "Ring 0900 000000 now https://evil.example"
    client.post(reverse("account_change_password"), said, HTTP_USER_AGENT=lure)
    assert "evil" not in mail.outbox[0].body
    assert "A browser we do not know" in mail.outbox[0].body


def test_a_reset_link_goes_to_the_address_we_have(world: World):
    """K with a bar of its own (KELVIN SIGN) folds to k: it must not receive the link."""
    person = User.objects.create_user("kate@example.org", "Kate")
    Client().post(reverse("account_reset_password"), {"email": "\u212aate@example.org"})
    assert all(letter.to == [person.email] for letter in mail.outbox if "key" in letter.body)
    Client().post(reverse("account_reset_password"), {"email": "KATE@example.org"})
    assert mail.outbox[-1].to == ["kate@example.org"]
    assert mail.outbox[-1].subject == "Set a new password"


def test_an_unknown_address_is_told_that_it_has_no_account():
    Client().post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert headings() == ["There is no account with this address"]
    assert "No account has the address nobody@example.org" in mail.outbox[0].body


def test_a_reset_ends_every_session(world: World):
    client = sign_in(world.officer)
    reset = Client()
    form = reset.get(reset_link(world.officer), follow=True).request["PATH_INFO"]
    reset.post(form, {"password1": NEW, "password2": NEW})
    assert not works(client)
    assert headings() == ["Your password was set anew"]


# --- where somebody is signed in


def test_the_list_says_where_and_since_when(world: World):
    said = {"login": world.lead.email, "password": PASSWORD}
    other = Client(HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.8")
    other.post(reverse("account_login"), said)
    shown = words(sign_in(world.lead).get(reverse("usersessions_list")))
    assert "In 2 places" in shown
    assert "Firefox on Windows" in shown
    assert "192.0.2.8" in shown
    assert "This one" in shown


def test_one_place_is_ended(world: World):
    elsewhere, here = sign_in(world.lead), sign_in(world.lead)
    row = UserSession.objects.get(session_key=elsewhere.session.session_key)
    here.post(reverse("account_end_session", args=[row.pk]))
    assert not works(elsewhere)
    assert works(here)
    assert here.post(reverse("account_end_session", args=[row.pk])).status_code == 404


def test_nobody_ends_the_session_of_another(world: World):
    chair = sign_in(world.chair)
    row = UserSession.objects.get(user=world.chair)
    mine = sign_in(world.lead)
    assert mine.post(reverse("account_end_session", args=[row.pk])).status_code == 404
    assert works(chair)


def test_a_link_ends_nothing(world: World):
    client = sign_in(world.lead)
    row = UserSession.objects.get(user=world.lead)
    assert client.get(reverse("account_end_session", args=[row.pk])).status_code == 405
    assert works(client)


def test_every_other_place_is_ended_also_those_not_in_the_list(world: World):
    listed, here, unlisted = sign_in(world.lead), sign_in(world.lead), Client()
    unlisted.force_login(world.lead)
    here.post(reverse("usersessions_list"))
    assert [works(one) for one in (listed, unlisted, here)] == [False, False, True]
    assert "Only here" in words(here.get(reverse("usersessions_list")))
    newest = world.lead.history.first()
    assert newest.history_change_reason == "signed out everywhere else"


def test_what_is_known_of_sign_ins_is_forgotten_in_time(world: World):
    client, gone = sign_in(world.lead), sign_in(world.lead)
    key = gone.session.session_key
    now = timezone.now()
    Session.objects.filter(session_key=key).update(expire_date=now - timedelta(days=1))
    old = AccessLog.objects.filter(username=world.lead.email).first()
    AccessLog.objects.filter(pk=old.pk).update(attempt_time=now - timedelta(days=400))
    for _ in range(2):
        forget_sign_ins("2026-11-22", now)
    assert not Session.objects.filter(session_key=key).exists()
    assert UserSession.objects.filter(user=world.lead).count() == 1
    assert not AccessLog.objects.filter(pk=old.pk).exists()
    assert works(client)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (FIREFOX, "Firefox on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8", "A browser we do not know"),
        ("", "A browser we do not know"),
    ],
)
def test_browsers_are_named_in_words(sent: str, said: str):
    assert browser_in_words(sent) == said


def test_your_account_leads_to_what_is_yours_to_change(world: World, settings):
    settings.ACCOUNT_LINKS = (*settings.ACCOUNT_LINKS, ("Another room's page", "boards:structure"))
    text = sign_in(world.lead).get(reverse("account_home")).content.decode()
    for name in ("account_change_password", "mfa_index", "usersessions_list", "boards:structure"):
        assert f'href="{reverse(name)}"' in text
    assert world.lead.email in text
