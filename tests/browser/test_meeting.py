"""A meeting from its plan to approved minutes, and a promise kept, by the words on the screen."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from boards.days import nearest_day_of_work
from boards.demo import MEETINGS_AGO
from tests.browser.conftest import DESK, PHONE
from tests.browser.visitor import NAMES, Visitor, words_of

pytestmark = pytest.mark.browser

GROUP = "Case Review Group"
ITEM, PROMISE = "What supervisors told us", "Ask every supervisor what they need"


@pytest.fixture
def today() -> date:
    """The day it is in the portal."""
    return timezone.localdate()


def test_an_officer_runs_a_meeting_and_a_member_sends_a_deputy_from_a_phone(
    open_page: Callable[..., Page], today: date
):
    officer = Visitor(open_page(DESK)).arrives()
    officer.signs_in("service-officer")
    plan_for(officer, today)
    put_together_and_issue(officer, today)

    member = Visitor(open_page(PHONE)).arrives()
    member.signs_in("group-member")
    member.arrives()  # the menu is shut again
    send_a_deputy(member, today)

    mark_the_register(officer)
    minute(officer, today)
    before = nearest_day_of_work(today - timedelta(days=MEETINGS_AGO[0]))
    find_minutes(officer, before)
    officer.press("Send to the chair")
    officer.press("Send them")
    officer.becomes("group-chair")
    for day in (today, before):
        check(officer, day)
    officer.becomes("service-officer")
    approve(officer, before, at=today)
    keep_the_promise(officer, today)


def plan_for(officer: Visitor, today: date) -> None:
    """A meeting today, so that it can be held at once."""
    officer.goes_to("Boards and groups")
    officer.press(GROUP)
    officer.press("Plan or record a meeting")
    officer.fills_day("Date", today)
    officer.fills("Place (optional)", "Room 7")
    officer.press("Save the meeting")
    officer.sees("The meeting is saved.", "Room 7")


def put_together_and_issue(officer: Visitor, today: date) -> None:
    """Standing items, one of its own, then the letters."""
    officer.press("Agenda and papers")
    officer.press("Draw up the agenda")
    officer.press("Draw it up")
    officer.press("Add an item")
    officer.fills("Title", ITEM)
    officer.chooses("What is the board to do with it?", "Assure")
    officer.press("Add the item")
    officer.press(words_of(today), officer.page.get_by_role("navigation", name="Breadcrumb"))
    officer.press("Preview and issue the pack")
    officer.sees(NAMES["group-member"])
    officer.press("Issue it and write to the members")
    officer.sees("The pack is issued and the letters are written.")


def send_a_deputy(member: Visitor, today: date) -> None:
    """From the question on the first page; the papers are open to them."""
    asked = member.page.get_by_role("listitem").filter(has_text=words_of(today))
    member.press(f"{GROUP}: say whether you come", asked)
    member.chooses("Are you coming?", "A deputy comes for me")
    member.picks("Which deputy comes?", "Somebody else")
    member.fills("If somebody else: their name", "Somebody of my team")
    member.press("Send the answer")
    member.sees("A deputy comes for me", "Somebody of my team")
    member.press("Agenda and papers")
    member.sees(ITEM)


def mark_the_register(officer: Visitor) -> None:
    """What the member said stands there already; one save writes it down."""
    officer.press("Register")
    officer.sees("Somebody of my team")
    officer.press("Save register")
    officer.sees("seats marked")


def minute(officer: Visitor, today: date) -> None:
    """A decision and an action under the item, then to the chair."""
    officer.press("Minutes")
    officer.press("Begin the minutes")
    under = officer.page.get_by_role("main").get_by_role("link").filter(has_text=ITEM)
    under.first.click()
    officer.page.wait_for_url("**/items/*/minutes/**")
    type_by_keys(officer)
    officer.picks("Kind of line", "Action")
    officer.fills("What was said or agreed", PROMISE)
    officer.picks("Agency that owns the action", "Cambridgeshire Constabulary")
    officer.fills_day("By when?", today + timedelta(days=30))
    officer.press("Add this line")
    officer.sees(PROMISE)
    officer.press("Read the whole minutes")
    officer.press("Send to the chair")
    officer.press("Send them")


def type_by_keys(officer: Visitor) -> None:
    """Two lines without a mouse: each leaves the keys in the box for the next."""
    page = officer.page
    page.wait_for_load_state()
    page.get_by_label("What was said or agreed").focus()
    agreed, due = page.get_by_label("How it was agreed"), page.get_by_label("Agency that owns")
    assert not agreed.is_visible(), "a note has no further box"
    for words, kind in (("The group wants to know more", "D"), ("Two agencies told of waits", "")):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        page.keyboard.type(kind)
        assert agreed.is_visible() == bool(kind), "a decision says how it was agreed"
        assert not due.is_visible()
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        page.wait_for_load_state()
        officer.sees(words)
        assert page.evaluate("document.activeElement.id") == "id_words"


def find_minutes(reader: Visitor, day: date) -> None:
    """Of the group's meeting on a day."""
    reader.goes_to("Boards and groups")
    reader.press(GROUP)
    reader.press(words_of(day))
    reader.press("Minutes")


def check(chair: Visitor, day: date) -> None:
    """The first page asks; the chair reads the very words and says that they are right."""
    chair.goes_to("Home")
    chair.press(f"Check the minutes: {GROUP}, {words_of(day)}")
    chair.press("They are right")
    chair.sees("The minutes are checked and the members are told.")


def approve(officer: Visitor, day: date, *, at: date) -> None:
    """A later meeting approves the minutes, and they are frozen."""
    find_minutes(officer, day)
    officer.press("Approve them")
    officer.picks("Meeting that approved them", f"{GROUP}, {words_of(at)}")
    officer.press("Approve and freeze them")
    officer.sees("The minutes are approved and frozen.", "SHA-256")
    officer.cannot_press("Write here", "Take them back to change them")


def keep_the_promise(officer: Visitor, today: date) -> None:
    """The action that the minutes raised is closed with what changed and what shows it."""
    officer.goes_to("Actions")
    row = officer.page.get_by_role("row").filter(has_text=PROMISE)
    row.get_by_role("link").first.click()
    officer.page.wait_for_url("**/actions/*/")
    officer.press("Close the action")
    officer.fills_day("Done on", today)
    officer.fills("What changed", "Every supervisor has a day to talk about cases")
    officer.fills("Where the evidence is held (optional)", "The notes of the service")
    officer.fills_day("Impact check on (optional)", today + timedelta(days=90))
    officer.press("Close it")
    officer.sees("Closed", "Every supervisor has a day to talk about cases", PROMISE)
