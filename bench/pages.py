"""Signed-in pages beside a bare page: one session, one template, a table of twenty rows."""

from collections.abc import Iterable
from dataclasses import dataclass
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
from partnership.people.models import User
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
    return bare_page(request, rows, TEMPLATE)


def bare_page(request: HttpRequest, rows: Iterable[Any], template: str) -> HttpResponse:
    """These rows and nothing else."""
    return HttpResponse(_template(template).render({"rows": rows, "request": request}))


urlpatterns = [path("", twenty)]
PAGES = (
    ("reviews:reviews", "List of reviews", 2, 8),
    ("reviews:incidents", "List of incidents", 2, 8),
    ("boards:agencies", "List of agencies", 2, 8),
    ("people:list", "List of people", 2, 8),
    ("reporting:home", "What needs you (home)", 4, 12),
)


@dataclass(frozen=True)
class Page:
    """A page as one reader asks for it, and its goals: times the floor, and queries."""

    work: str
    address: str
    reader: User
    most: float
    queries: int


def measure() -> list[Line]:
    """The lists and the home page, as an officer asks for them."""
    officer = plant().officer
    pages = [Page(words, reverse(name), officer, *goals) for name, words, *goals in PAGES]
    return beside_a_bare_page(pages, __name__)


def beside_a_bare_page(pages: Iterable[Page], bare_urls: str) -> list[Line]:
    """Requests answered by the WSGI handler itself, with the portal's own middleware.

    in: `bare_urls`, the module whose only address is the bare page.
    """
    for signal in (request_started, request_finished):  # the connection stays, for both
        signal.disconnect(close_old_connections)
    ours = WSGIHandler()
    with override_settings(MIDDLEWARE=BARE):
        bare = WSGIHandler()
    return [_line(page, ours, bare, bare_urls) for page in pages]


def _line(page: Page, ours: WSGIHandler, bare: WSGIHandler, bare_urls: str) -> Line:
    client = Client()
    client.force_login(page.reader)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    def floor() -> None:
        with override_settings(ROOT_URLCONF=bare_urls):
            for _ in range(A_TURN):
                _get(bare, "/", cookie)

    def whole() -> None:
        for _ in range(A_TURN):
            _get(ours, page.address, cookie)

    _get(ours, page.address, cookie)  # what is kept by the process is kept
    with CaptureQueriesContext(connection) as asked:
        _get(ours, page.address, cookie)
    number = len(asked)
    floor_took, took = (each / A_TURN for each in in_turns(floor, whole, times=5))
    note = f"{1 / took:.0f} requests/s beside {1 / floor_took:.0f}; "
    note += f"{number} queries, at most {page.queries}"
    return Line(page.work, floor_took, took, most=page.most, note=note)


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
def _template(words: str) -> Any:
    return engines["django"].from_string(words)
