"""Wrong passwords close the account for a while, whoever tries, and nobody else's."""

import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import PASSWORD, World
from tests.signing_in import is_in, sign_in, words

pytestmark = pytest.mark.django_db

NO_MATCH = "The email address and the password do not match"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def wrong(email: str, times: int = 1, **address: str):
    """The last answer to so many wrong passwords."""
    for _ in range(times):
        said = {"login": email, "password": "not the password"}
        answer = Client().post(reverse("account_login"), said, **address)
    return answer


def pass_time(monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    """Move the clocks that count tries."""
    now, then = time.time, timezone.now
    monkeypatch.setattr(time, "time", lambda: now() + minutes * 60)
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: then() + timedelta(minutes=minutes))


def test_nine_wrong_passwords_are_forgiven(world: World):
    answer = wrong(world.officer.email, 9)
    assert answer.status_code == 200
    assert NO_MATCH in words(answer)
    assert is_in(sign_in(world.officer))


def test_the_tenth_closes_the_account_also_for_the_right_password(world: World):
    answer = wrong(world.officer.email, 10)
    assert answer.status_code == 429
    assert "Wait five minutes" in words(answer)
    right = Client().post(
        reverse("account_login"), {"login": world.officer.email, "password": PASSWORD}
    )
    assert right.status_code == 429
    assert right["Cache-Control"] == "no-store, private"
    assert not is_in(sign_in(world.officer))


def test_another_spelling_of_the_address_is_the_same_account(world: World):
    for n in range(10):
        wrong(world.officer.email.upper() if n % 2 else f" {world.officer.email}")
    assert not is_in(sign_in(world.officer))


def test_a_colleague_behind_the_same_address_signs_in(world: World):
    wrong(world.officer.email, 12, REMOTE_ADDR="192.0.2.7")
    said = {"login": world.head.email, "password": PASSWORD}
    client = Client()
    client.post(reverse("account_login"), said, REMOTE_ADDR="192.0.2.7")
    assert is_in(client)


def test_tries_from_many_addresses_are_counted_together(world: World):
    for n in range(10):
        wrong(world.officer.email, REMOTE_ADDR=f"192.0.2.{n}")
    assert not is_in(sign_in(world.officer))


def test_after_five_minutes_the_right_password_opens_again(world: World, monkeypatch):
    wrong(world.officer.email, 10)
    with monkeypatch.context() as soon:
        pass_time(soon, 4.5)
        assert not is_in(sign_in(world.officer))
    pass_time(monkeypatch, 5.5)
    assert is_in(sign_in(world.officer))


def test_an_address_that_nobody_has_is_answered_the_same(world: World):
    known = [words(wrong(world.officer.email)) for _ in range(1)]
    unknown = [words(wrong("nobody@example.org")) for _ in range(1)]
    assert known == unknown
    last = wrong(world.officer.email, 9), wrong("nobody@example.org", 9)
    assert [answer.status_code for answer in last] == [429, 429]
    assert words(last[0]) == words(last[1])


def test_a_right_password_in_between_lets_no_guesser_go_on(world: World):
    wrong(world.officer.email, 9)
    assert is_in(sign_in(world.officer))
    assert not AccessAttempt.objects.exists()
    assert "Too many tries" in words(wrong(world.officer.email, 2))
    assert not is_in(sign_in(world.officer))


def test_what_is_kept_of_tries_holds_no_password(world: World):
    wrong(world.officer.email, 3)
    sign_in(world.officer)
    kept = str([list(model.objects.values()) for model in (AccessAttempt, AccessFailureLog)])
    assert "not the password" not in kept
    assert PASSWORD not in str(list(AccessLog.objects.values()))
    assert AccessFailureLog.objects.filter(username=world.officer.email).count() == 3
    assert AccessLog.objects.filter(username=world.officer.email).count() == 1


def test_the_password_asked_again_is_counted_too(world: World):
    client = sign_in(world.lead)
    for _ in range(9):
        client.post(reverse("account_reauthenticate"), {"password": "not it"})
    client.post(reverse("account_reauthenticate"), {"password": "not it"})
    assert not is_in(sign_in(world.lead))


def test_an_address_is_slowed_when_it_tries_very_many_accounts(world: World):
    for n in range(200):
        wrong(f"person-{n}@example.org", REMOTE_ADDR="192.0.2.9")
    client = Client()
    said = {"login": world.officer.email, "password": PASSWORD}
    answer = client.post(reverse("account_login"), said, REMOTE_ADDR="192.0.2.9")
    assert answer.status_code == 429
    assert not is_in(client)
    assert is_in(sign_in(world.officer))


def test_the_address_is_the_one_before_our_proxies(world: World, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    wrong(world.officer.email, HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.5")
    assert AccessAttempt.objects.get().ip_address == "203.0.113.5"


def test_a_locked_account_is_one_row_however_often_it_is_tried(world: World):
    wrong(world.officer.email, 30)
    assert AccessAttempt.objects.get().failures_since_start == 10
