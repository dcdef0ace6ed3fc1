"""Signing in with a password, sessions, one's own account, and addresses that change hands."""

import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.conf import settings as built
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets
from partnership.access.services import NotAllowed
from partnership.people.jobs import forget_sign_ins
from partnership.people.models import User
from partnership.people.sessions import browser_in_words
from tests import factories as make
from tests.factories import PASSWORD, World
from tests.signing_in import (
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

pytestmark = pytest.mark.django_db

NEW = "another long and quiet phrase"
OURS = Path(built.BASE_DIR) / "templates"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


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


def reset_link(person: User) -> str:
    key = default_token_generator.make_token(User.objects.get(pk=person.pk))
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])


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


# --- addresses


@pytest.mark.parametrize(
    "email",
    [
        "\u212aate@example.org",  # KELVIN SIGN, folds to k
        "mi\u017fter@example.org",  # LONG S, folds to s in upper case
        "\u0430nna@example.org",  # CYRILLIC A
        "anna\u200b@example.org",  # ZERO WIDTH SPACE
        "\uff41nna@example.org",  # FULL WIDTH A
    ],
)
def test_an_address_that_only_looks_like_another_is_nobodys(email: str):
    with pytest.raises(ValidationError):
        User.objects.create_user(email, "Look-alike")
    with pytest.raises(ValidationError):
        User(email=email, name="Look-alike").full_clean(exclude=["password"])


def test_a_domain_with_other_letters_is_kept_as_mail_systems_write_it():
    made = User.objects.create_user("Anna@B\u00fcro.Example", "Anna")
    assert made.email == "anna@xn--bro-hoa.example"
    cyrillic = User.objects.create_user("anna@ex\u0430mple.org", "Another Anna")
    assert cyrillic.email.startswith("anna@xn--"), "not example.org, and seen not to be"


def test_one_address_is_one_persons_whatever_its_case():
    User.objects.create_user("anna@example.org", "Anna")
    with pytest.raises(ValidationError):
        User.objects.create_user("ANNA@Example.org", "Another Anna")


def leave(person: User) -> None:
    """All offices ended yesterday."""
    for seat in (*person.memberships.all(), *person.appointments.all()):
        seat.ends_on = timezone.localdate() - timedelta(days=1)
        seat.save_because("left", by=None)


def test_a_reused_address_inherits_nothing(world: World):
    old, email = world.chair, world.chair.email
    session, secret = sign_in(old), with_app(old)
    with_codes(old)
    SocialAccount.objects.create(user=old, provider="council", uid="nr-1")
    link = reset_link(old)  # makes the library keep the address beside the person
    assert EmailAddress.objects.filter(user=old, email=email).exists()
    leave(old)
    resets.free_address(
        old, because="A new colleague has it", by=world.head, today=timezone.localdate()
    )

    new = User.objects.create_user(email, "A new colleague", NEW)
    make.seat(new, make.Office.GROUP_MEMBER, world.group)
    old.refresh_from_db()
    assert old.email == f"former-{old.pk}@former.invalid"
    assert not old.has_usable_password()
    assert not old.is_active
    assert email in {row.email for row in old.history.all()}
    assert not works(session)
    client = Client()
    assert "This link no longer works" in words(client.get(link, follow=True))
    assert not EmailAddress.objects.filter(user=old, email=email).exists()
    for model in (Authenticator, SocialAccount, UserSession):
        assert not model.objects.filter(user=old).exists(), model
    assert not is_in(sign_in(new, PASSWORD)), "the password of before"
    assert works(sign_in(new, NEW))
    assert secret
    Client().post(reverse("account_reset_password"), {"email": email})
    path = re.search(r"/account/password/reset/key/\S+", mail.outbox[-1].body)
    assert path
    form = client.get(path.group(), follow=True).request["PATH_INFO"]
    client.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    new.refresh_from_db()
    assert new.check_password(PASSWORD)


def test_an_address_is_not_freed_while_an_office_runs_or_will_run(world: World):
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="End the offices"):
        resets.free_address(world.chair, because="New", by=world.head, today=today)
    leave(world.chair)
    later = today + timedelta(days=30)
    make.seat(world.chair, make.Office.GROUP_MEMBER, world.adults, starts_on=later)
    with pytest.raises(ValidationError, match="End the offices"):
        resets.free_address(world.chair, because="New", by=world.head, today=today)
    world.chair.refresh_from_db()
    assert world.chair.is_active
    assert world.chair.sessions_ended == 0


def test_an_address_is_freed_once_and_by_who_may(world: World):
    today = timezone.localdate()
    leave(world.chair)
    with pytest.raises(NotAllowed):
        resets.free_address(world.chair, because="New", by=world.member, today=today)
    resets.free_address(world.chair, because="New", by=world.head, today=today)
    again = User.objects.get(pk=world.chair.pk)
    with pytest.raises(ValidationError, match="free already"):
        resets.free_address(again, because="New", by=world.head, today=today)
