"""What was typed when a session ended is kept until the same person has signed in again."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import resolve_url

FIELD = "typed_by"
KEPT = "kept_typed"
MOST = 200_000  # characters; longer than any form of the portal
SALT = "partnership.ui.typed"


def typed_by(user: Any) -> str:
    """The hidden value by which a form knows who was typing."""
    return signing.dumps(user.pk, salt=SALT) if user.pk else ""


class KeepTyped:
    """Keeps a form that arrives without a session, in the new session of the sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and self._was_signed_out(request, response):
            data = request.POST.copy()
            by = _writer(data.pop(FIELD, [""])[-1])
            _drop_passwords(data)
            words = data.urlencode()
            if by and len(words) <= MOST:
                request.session[KEPT] = {"path": request.path, "by": by, "words": words}
                messages.info(request, "You were signed out. Sign in and what you typed is here.")
        return response

    @staticmethod
    def _was_signed_out(request: HttpRequest, response: HttpResponse) -> bool:
        to_sign_in = response.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
        signed_out = to_sign_in and not request.user.is_authenticated
        return signed_out and FIELD in request.POST and _asks_for_sign_in(request)


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it was nothing; or what was kept from before the sign-in; else None.

    Kept words are shown once, on their own page, to the person who typed them and nobody else.
    """
    if request.method == "POST":
        return request.POST
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    if kept["by"] != request.user.pk:
        return None
    messages.info(request, "This is what you had typed. Check it, then save.")
    return QueryDict(kept["words"])


def _asks_for_sign_in(request: HttpRequest) -> bool:
    """Whether the page is for people signed in: what others send there was not cut short."""
    match = request.resolver_match
    return bool(match and getattr(match.func, "login_required", True))


def _drop_passwords(data: QueryDict) -> None:
    """Leave out passwords, and what repeats one under another name."""
    secret = {value for name in data if "password" in name for value in data.getlist(name)}
    for name in list(data):
        if "password" in name or secret & set(data.getlist(name)) - {""}:
            del data[name]


def _writer(signed: str) -> int | None:
    try:
        found: int = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    return found
