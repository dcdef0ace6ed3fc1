"""A second step set up and used, by the words on the screen: an app's codes, then a passkey."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal import auth
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, Page

from partnership.access.offices import Office
from tests.browser.conftest import DESK, HEIGHTS, PHONE, opened
from tests.browser.test_every_page import RULES, WIDE
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD, person, seat

pytestmark = pytest.mark.browser


def in_a_thread(do: Callable[[], str]) -> str:
    """Django asks nothing of the database in the thread of the browser's driver."""

    def work() -> str:
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@pytest.fixture
def address(portal: str) -> str:
    """The address of somebody new in a review group, whom no other test knows."""

    def enter() -> str:
        from boards.models import Board, BoardKind

        who = person("Nora Fennimore")
        group = Board.objects.filter(kind=BoardKind.REVIEW).order_by("pk").first()
        assert group is not None
        seat(who, Office.GROUP_MEMBER, group)
        return who.email

    return in_a_thread(enter)


@pytest.fixture
def somebody(chromium: Browser, portal: str, settings) -> Iterator[Visitor]:
    """At a portal that asks for the second step, under a name: a number can have no passkey."""
    settings.REQUIRE_SECOND_FACTOR = True
    by_name = f"http://localhost:{urlsplit(portal).port}"
    with opened(chromium, by_name, DESK) as page:
        yield Visitor(page)


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the app shows, or will show."""
    counter = int(time.time()) // 30 + steps
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def is_usable(page: Page) -> None:
    """Nothing that axe finds, and no scrolling sideways, on a desk and on a phone."""
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        assert page.evaluate(WIDE) <= 0, f"{page.url} scrolls sideways at {width} px"
        found = Axe().run(page, options=RULES).response["violations"]
        assert not found, f"{page.url} at {width} px: {found}"
    page.set_viewport_size({"width": DESK, "height": HEIGHTS[DESK]})


def gives_password(who: Visitor, email: str) -> None:
    """From the sign-in page on."""
    who.page.goto("/account/login/")
    who.fills("Email address", email)
    who.fills("Password", PASSWORD)
    who.press("Sign in")


def has_a_device(page: Page) -> None:
    """A computer that keeps passkeys and knows its owner's finger."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    line.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_an_app_and_then_a_passkey_open_the_portal(somebody: Visitor, address: str):
    who, page = somebody, somebody.page
    page.goto("/account/login/")
    is_usable(page)
    gives_password(who, address)

    assert who.heading() == "Second step of signing in"
    who.sees("A password alone is too little")
    is_usable(page)
    page.goto("/people/")
    assert who.heading() == "Second step of signing in"

    who.press("Set up an app")
    is_usable(page)
    key = page.get_by_role("group", name="No camera? Type this key into the app:")
    secret = key.inner_text().replace(" ", "")
    who.fills("Code from the app", "000000")
    who.press("Set it up")
    who.sees("This code is not right")
    is_usable(page)
    who.fills("Code from the app", code_of(secret))
    who.press("Set it up")
    assert who.heading() == "Recovery codes"
    is_usable(page)
    who.press("Go to your home page")
    who.sees("here is what needs you")

    who.signs_out()
    gives_password(who, address)
    assert who.heading() == "Enter a code"
    is_usable(page)
    who.fills("Code", code_of(secret, steps=1))
    who.press("Sign in")
    who.sees("here is what needs you")

    has_a_device(page)
    who.goes_to("Your account")
    is_usable(page)
    who.press("Second step of signing in")
    is_usable(page)
    who.press("Add a passkey")
    who.sees_nothing_of("Sign in with a passkey")
    is_usable(page)
    who.fills("Name of this passkey (optional)", "Work laptop")
    who.press("Add the passkey")
    page.wait_for_url("**/account/second/")
    who.sees("The passkey is added.", "You have 1.")
    who.press("See the passkeys")
    who.sees_in_row("Work laptop", "Not yet")
    is_usable(page)
    who.goes_to("Your account")
    who.press("Where you are signed in")
    who.sees("Only here.")
    is_usable(page)

    who.signs_out()
    who.press("Sign in with a passkey")
    page.wait_for_url(lambda url: "account" not in url)
    who.sees("here is what needs you", "Nora Fennimore")
    who.signs_out()
    gives_password(who, address)
    who.press("Use a passkey instead")
    page.wait_for_url(lambda url: "account" not in url)
    who.sees("here is what needs you")


def test_without_script_the_app_is_set_up_and_no_passkey_is_offered(
    chromium: Browser, portal: str, address: str, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    with opened(chromium, portal, PHONE, script=False) as page:
        who = Visitor(page)
        gives_password(who, address)
        who.press("Set up an app")
        key = page.get_by_role("group", name="No camera? Type this key into the app:")
        who.fills("Code from the app", code_of(key.inner_text().replace(" ", "")))
        who.press("Set it up")
        assert who.heading() == "Recovery codes"
        page.goto("/account/passkeys/add/")
        who.sees("A passkey needs a browser that knows them, with scripts on.")
        who.cannot_press("Add the passkey")
