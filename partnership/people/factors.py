"""Second factors: who must have one, what a session was opened with, which one is the last."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from partnership.access.services import is_named
from partnership.people.models import User

OWN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
LAST = (
    "Your office needs a second step of signing in, and this is your only one. "
    "Set up another first."
)


def must_have(person: User) -> bool:
    """Whether this person may not work in the portal with a password alone.

    Their office says so, or a review that is open to them by name.
    """
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    return person.needs_second_factor or is_named(person, on=timezone.localdate())


def factors_of(person: Any) -> Any:
    """An app or passkeys; recovery codes are only a way back to one of these."""
    return factors_of_everybody().filter(user=person.pk)


def factors_of_everybody() -> Any:
    """The same of all people, for a question about many of them."""
    return Authenticator.objects.filter(type__in=OWN)


def opened_with_one(request: HttpRequest) -> bool:
    """Whether a second factor was shown in this session, here or to the person's agency."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def is_last_needed(factor: Authenticator) -> bool:
    """Whether the person may not remove this one, since their office would be left without."""
    person = User.objects.get(pk=factor.user_id)
    return must_have(person) and not factors_of(person).exclude(pk=factor.pk).exists()
