"""One Chromium and one served portal with the demonstration in it, for every test in here."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from partnership.demo.accounts import ACCOUNTS
from partnership.demo.management.commands import plant_demo
from partnership.people.models import User

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
DESK, PHONE = 1280, 360
HEIGHTS = {DESK: 900, PHONE: 740}
PATIENCE = 10_000

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Last: they keep one database of their own open from the first of them to the last."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say a line at the end of the run (the summary in the root conftest prints it)."""
    return lambda line: record_property("said", line)


@pytest.fixture(scope="session")
def own_database(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """A database that no other test touches, open to every test in here."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"])
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def portal(own_database: None) -> Iterator[str]:
    """The address of the portal with the demonstration in it, planted and served once."""
    plant_demo.Command().plant()
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def sessions(portal: str) -> dict[str, str]:
    """The session of somebody signed in, by role."""
    found = {}
    for account in ACCOUNTS:
        client = Client()
        person = User.objects.get(email=account.email)
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        found[account.role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


def find_chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    return found or pytest.fail("No Chromium: name one in CHROMIUM.")


@pytest.fixture(scope="session")
def chromium(sessions: dict[str, str]) -> Iterator[Browser]:
    """One browser for the whole run.

    Its driver keeps a loop running in this thread, in which Django refuses to query: whatever
    tests need from the database is fetched before, or asked of the portal itself.
    """
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield browser
        browser.close()


class Watch:
    """Remembers what a page must not do. No name but the portal's resolves in this browser."""

    def __init__(self, root: str) -> None:
        self.host = urlsplit(root).netloc
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Look after every page of this context."""
        context.on("request", self._asked)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("response", self._answered)

    def _asked(self, request: Request) -> None:
        # Only noted here: intercepting requests would turn the browser's cache off.
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self.host:
            self.faults.append(f"asked another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # 409 is the portal's own answer: publishing was refused, with the reasons on the page.
        if message.type in {"error", "warning"} and "status of 409" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.url}")


@contextmanager
def opened(chromium: Browser, portal: str, width: int, *, script: bool = True) -> Iterator[Page]:
    """A page of its own, in a context without anybody's cookies; its faults fail the test."""
    watch = Watch(portal)
    context = chromium.new_context(
        base_url=portal,
        viewport={"width": width, "height": HEIGHTS[width]},
        locale="en-GB",
        timezone_id="Europe/London",
        java_script_enabled=script,
        reduced_motion="reduce",
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE)
    watch.over(context)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture
def open_page(chromium: Browser, portal: str) -> Iterator[OpenPage]:
    """Open as many pages as a test wants, at a width, with script or without."""
    with ExitStack() as stack:

        def open_one(width: int = DESK, *, script: bool = True) -> Page:
            return stack.enter_context(opened(chromium, portal, width, script=script))

        yield open_one


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page on a desk."""
    return open_page(DESK)


@pytest.fixture
def phone_page(open_page: OpenPage) -> Page:
    """A page on a phone."""
    return open_page(PHONE)
