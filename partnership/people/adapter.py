"""How allauth behaves here."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

log = logging.getLogger(__name__)


class ClosedDoor(DefaultAccountAdapter):
    """Nobody signs themselves up: people are entered with an office."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """As ever, but mail that is away is no error page, and says nothing of who is known."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.error("A sign-in letter did not go: %s", type(error).__name__)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
