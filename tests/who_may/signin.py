"""What the rows of signing in need: factors of some people, a passkey and a session of another."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession

from tests import factories as make


def plant(deployment: Any) -> None:
    """People who have lost their phones, and one who has a passkey and is signed in."""
    for role in ("group-member", "trainer", "administrator"):
        TOTP.activate(deployment.people[role], generate_totp_secret())
    another = make.person("another")
    deployment.passkey = Authenticator.objects.create(
        user=another, type=Authenticator.Type.WEBAUTHN, data={"name": "Passkey 1"}
    )
    deployment.session_of_another = UserSession.objects.create(
        user=another, ip="192.0.2.1", session_key="not-a-session", user_agent="A browser"
    )


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The arguments of the addresses."""
    people = deployment.people
    pages = [f"people:{name}" for name in ("reset_factors", "free_address")]
    return {
        "mfa_edit_webauthn@of-another": [deployment.passkey.pk],
        "mfa_remove_webauthn@of-another": [deployment.passkey.pk],
        "account_end_session@of-another": [deployment.session_of_another.pk],
        "agency_login@not-set": ["none"],
        "agency_callback@not-set": ["none"],
        **{f"{page}@{role}": [who.pk] for page in pages for role, who in people.items()},
    }


def says(deployment: Any) -> dict[str, Any]:
    """What is sent."""
    return {
        "account_reauthenticate": lambda: {"password": make.PASSWORD},
        "people:reset_factors": lambda: {"because": "Lost phone"},
        "people:free_address": lambda: {"because": "A new colleague has it"},
    }
