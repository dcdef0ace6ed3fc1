"""Signs that no database takes, at the pages of the account."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.bad_input.typed import EMOJI, NUL, PROBLEM, SCRIPT
from tests.factories import World

pytestmark = [pytest.mark.django_db, pytest.mark.served]


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_signing_in_with_signs_no_database_takes_is_refused_in_words(name: str, db: None) -> None:
    client = Client(raise_request_exception=False)
    for typed in (NUL, f"a{NUL}@b.example", SCRIPT, EMOJI, "a" * 100_000, ""):
        data = {"login": typed, "email": typed, "password": typed}
        answer = client.post(reverse(name), data)
        assert answer.status_code == 200, f"{answer.status_code} for {typed[:20]!r}"
        text = answer.content.decode()
        assert PROBLEM in text
        assert "<script>alert" not in text


def test_a_new_password_that_holds_signs_no_database_takes_is_refused_in_words(
    world: World,
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    for typed in (NUL, f"lantern{NUL}harbour", EMOJI, ""):
        data = {"oldpassword": make.PASSWORD, "password1": typed, "password2": typed}
        answer = client.post(reverse("account_change_password"), data)
        assert answer.status_code == 200, f"{answer.status_code} for {typed[:20]!r}"
        assert PROBLEM in answer.content.decode()
