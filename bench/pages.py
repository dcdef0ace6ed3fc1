"""Signed-in pages beside a bare page: one session, one template, a table of twenty rows."""

from functools import cache
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse

from bench.plant import plant
from bench.timing import Line, in_turns
from reviews.models import Review

A_TURN = 20
BARE = [  # as `django-admin startproject` gives it
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATE = """<!DOCTYPE html><title>Reviews</title><p>{{ request.user.name }}</p><table>
{% for row in rows %}<tr><td>{{ row.reference }}</td><td>{{ row.get_kind_display }}</td>
<td>{{ row.board.name }}</td><td>{{ row.decided_on|date }}</td></tr>{% endfor %}</table>"""


def twenty(request: HttpRequest) -> HttpResponse:
    """The floor: who is asking, twenty rows, a template."""
    assert request.user.is_authenticated
    rows = Review.objects.select_related("board").order_by("-pk")[:20]
    return HttpResponse(_template().render({"rows": rows, "request": request}))


urlpatterns = [path("", twenty)]
PAGES = (
    ("reviews:reviews", "List of reviews", 2, 8),
    ("reviews:incidents", "List of incidents", 2, 8),
    ("boards:agencies", "List of agencies", 2, 8),
    ("people:list", "List of people", 2, 8),
    ("reporting:home", "What needs you (home)", 4, 12),
)


def measure() -> list[Line]:
    """Requests answered by the WSGI handler itself, with the portal's own middleware."""
    planted = plant()
    for signal in (request_started, request_finished):  # the connection stays, for both
        signal.disconnect(close_old_connections)
    client = Client()
    client.force_login(planted.officer)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    ours = WSGIHandler()
    with override_settings(MIDDLEWARE=BARE):
        bare = WSGIHandler()

    def floor() -> None:
        with override_settings(ROOT_URLCONF="bench.pages"):
            for _ in range(A_TURN):
                _get(bare, "/", cookie)

    lines = []
    for name, words, most, queries in PAGES:
        address = reverse(name)
        with CaptureQueriesContext(connection) as asked:
            _get(ours, address, cookie)
        number = len(asked)

        def page(address: str = address) -> None:
            for _ in range(A_TURN):
                _get(ours, address, cookie)

        taken = [each / A_TURN for each in in_turns(floor, page, times=5)]
        note = f"{1 / taken[1]:.0f} requests/s beside {1 / taken[0]:.0f}; "
        note += f"{number} queries, at most {queries}"
        lines.append(Line(words, *taken, most=most, note=note))
    return lines


def _get(handler: WSGIHandler, address: str, cookie: str) -> None:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "wsgi.input": BytesIO(b""),
        "wsgi.url_scheme": "http",
        "wsgi.errors": BytesIO(),
    }
    said: list[str] = []
    response = handler(environ, lambda status, headers: said.append(status))
    b"".join(response)
    if not said[0].startswith("200"):
        raise SystemExit(f"{address} answered {said[0]}.")


@cache
def _template() -> Any:
    return engines["django"].from_string(TEMPLATE)
