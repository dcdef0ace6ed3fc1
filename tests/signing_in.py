"""Somebody at the sign-in pages: what tests of signing in do again and again."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.test import Client
from django.urls import reverse

from partnership.people.models import User
from tests.factories import PASSWORD

HALF_MINUTE = 30


def sign_in(person: User, password: str = PASSWORD, client: Client | None = None) -> Client:
    """A browser in which this person has given this password."""
    client = client or Client()
    client.post(reverse("account_login"), {"login": person.email, "password": password})
    return client


def is_in(client: Client) -> bool:
    """Whether this browser is signed in as anybody."""
    return "_auth_user_id" in client.session


def works(client: Client) -> bool:
    """Whether the people page opens: not for nobody, nor for who lacks a second factor."""
    return client.get(reverse("people:list")).status_code == 200


def where(response: Any) -> str:
    """The path of a redirect, without what follows it."""
    assert response.status_code == 302, response.status_code
    return response["Location"].partition("?")[0]


def words(response: Any) -> str:
    """The text of a page in one line."""
    text = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def code_of(secret: str, *, steps: int = 0) -> str:
    """The code of this secret now, or so many half minutes later."""
    counter = int(time.time()) // HALF_MINUTE + steps
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def with_app(person: User) -> str:
    """Gives this person an app; its secret."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(person, secret)
    return secret


def with_codes(person: User) -> list[str]:
    """Gives this person recovery codes."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    return RecoveryCodes.activate(person).generate_codes()


def set_up_app(client: Client) -> str:
    """Goes through the set-up page; the secret of the app."""
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert where(answer) == reverse("mfa_view_recovery_codes")
    return secret


def has_app(person: User) -> bool:
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


def headings() -> list[str]:
    """The headings of the letters that were sent."""
    return [letter.subject for letter in mail.outbox]
