"""A program that reads lists shows its person's key instead of a session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from partnership.tokens.models import Purpose
from partnership.tokens.services import use

OPENS = ("/exports/", ".json")
SAFE = {"GET", "HEAD"}


class Bearer:
    """Lets a key stand for its person on the lists as JSON, to read, and nowhere else.

    `request.token` is then set, and no session is opened. A wrong key is told so at once: it
    never falls back to whoever the browser says.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        secret = _secret(request)
        if secret is None:
            return self.get_response(request)
        token = use(secret, Purpose.API, today=timezone.localdate())
        if token is None:
            return _refused()
        request.token = token  # type: ignore[attr-defined]
        request.user = token.person
        return self.get_response(request)


def _secret(request: HttpRequest) -> str | None:
    """What is shown as a key, where a key is taken; None elsewhere."""
    start, end = OPENS
    here = request.path.startswith(start) and request.path.endswith(end)
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if not here or request.method not in SAFE or kind.lower() != "bearer":
        return None
    return secret.strip()


def _refused() -> HttpResponse:
    answer = JsonResponse({"error": "This key opens nothing."}, status=401)
    answer["WWW-Authenticate"] = "Bearer"
    answer["Cache-Control"] = "no-store, private"
    return answer
