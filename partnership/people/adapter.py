"""How allauth behaves here: closed to sign-up, plain words, one way in after another."""

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest, HttpResponse

from partnership.people import agency_accounts, factors
from partnership.people.models import User
from partnership.people.sessions import browser_in_words
from partnership.people.stages import AT_AGENCY

log = logging.getLogger(__name__)

WAIT = "Too many tries. Wait five minutes, then try again"
NO_MATCH = "The email address and the password do not match"


class ClosedDoor(DefaultAccountAdapter):
    """Nobody signs themselves up: people are entered with an office."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": NO_MATCH,
        "incorrect_password": "This is not your password",
        "incorrect_code": "This code is not right",
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    # --- letters

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """As ever, but mail that is away is no error page, and says nothing of who is known."""
        if agent := context.get("user_agent"):
            context = {**context, "browser": browser_in_words(agent)}
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.error("A sign-in letter did not go: %s", type(error).__name__)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """To the address that the person has now, whatever the library keeps beside it."""
        super().send_notification_mail(template_prefix, user, context, email=user.email)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """To the address that we have, never to the one that was typed (CVE-2019-19844)."""
        super().send_password_reset_mail(user, user.email, context)

    def set_password(self, user: Any, password: str) -> None:
        """With the old password goes whatever was made behind it: sessions, feeds and keys."""
        user.sessions_ended += 1
        super().set_password(user, password)

    # --- who comes in

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Whether a password may be tried. raises: ValidationError; the answer is then a 429."""
        if not request.user.is_authenticated:
            agency_accounts.refuse_other_ways(credentials.get("email") or "")
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out = True  # type: ignore[attr-defined]
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Refuse another way in than the agency's where that is the only one; note its factor."""
        login = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        agency = agency_accounts.only_way_of(user.email)
        if agency and not (login and login.account.provider == agency["id"]):
            return agency_accounts.refused(request)
        if login and agency_accounts.showed_second_factor(login):
            record_authentication(request, user, "mfa", type=AT_AGENCY)
        return super().pre_login(request, user, **kwargs)

    def get_login_stages(self) -> list[str]:
        """With our second step in the place of the library's."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "partnership.people.stages.SecondStep"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    # --- asking again before something is changed

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within five minutes of signing in: setting up the second step is then one errand."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """In our words; the password only where the session has shown what the office needs."""
        words = {
            "reauthenticate": "Use your password",
            "mfa_reauthenticate": "Use a code from your app",
            "mfa_reauthenticate:webauthn": "Use a passkey",
        }
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and factors.must_have(user):
            shown = factors.opened_with_one(self.request) or not factors.factors_of(user).exists()
            methods = [one for one in methods if shown or one["id"] != "reauthenticate"]
        return [{**one, "description": words[one["id"]]} for one in methods]
