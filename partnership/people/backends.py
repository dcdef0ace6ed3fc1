"""Checks a password, unless the account waits after too many wrong ones."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from axes.backends import AxesStandaloneBackend
from django.http import HttpRequest


class AccountBackend(AxesStandaloneBackend, AuthenticationBackend):
    """The only way to check a password: first whether it may be tried, then whether it is right."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        """The person, or None. raises: PermissionDenied while the account waits."""
        if request is not None:  # from the network; tries are counted by request
            AxesStandaloneBackend.authenticate(self, request, **credentials)
        return AuthenticationBackend.authenticate(self, request, **credentials)
