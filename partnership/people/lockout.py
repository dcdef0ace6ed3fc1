"""What counts as one account, and what is said while it waits after too many wrong passwords."""

from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def account_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The address that was tried, in lower case, whether or not anybody has it."""
    tried = (credentials or {}).get("email")
    return str(tried).strip().lower()[:255] if tried else None


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from, before the proxies that we trust."""
    return get_client_ip(request) if request.META else None


def ask_to_wait(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page that says how long to wait."""
    return render(request, "429.html", status=429)
