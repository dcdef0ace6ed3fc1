"""From a serious incident to a published review, by the words on the screen alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from boards.days import nearest_day_of_work
from boards.demo import MEETINGS_AGO
from partnership.clock.calendar import working_days_before
from partnership.demo.paper import small_pdf
from partnership.ui.words import day_words
from reviews.forms.deciding import WHICH_REVIEW
from reviews.models import About
from tests.browser.conftest import DESK, PHONE
from tests.browser.steps import (
    PUBLISH,
    answer_the_test,
    decide_at,
    name_reader,
    open_review,
    plan,
    publish,
    read_signed_out,
    record_incident,
    record_meeting,
    say_why_not_ofsted,
    send_copy,
    send_rapid_review,
    sign_off,
    tell_the_panel,
    withdraw_copy,
)
from tests.browser.visitor import NAMES, Visitor, words_of

pytestmark = pytest.mark.browser

PANEL = "Child Safeguarding Practice Review Panel"
SOS = "Secretary of State for Education"
NATIONAL = ("Panel", "Secretary of State", "Ofsted", "rapid review", "Rapid review")

AGREED = "Agree to it"
CHILDREN, ADULTS = "(children)", "(adults)"


@pytest.fixture
def today() -> date:
    """The day it is in the portal."""
    return timezone.localdate()


@pytest.fixture
def back(today: date) -> Callable[[int], date]:
    """The day so many working days ago."""
    return lambda days: working_days_before(today, days)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report as somebody has it on their desk."""
    path = tmp_path / "The report.pdf"
    path.write_bytes(small_pdf("What was learned"))
    return path


@dataclass
class Way:
    """One way of looking at the portal: how wide, with script or without, and its own days."""

    width: int
    script: bool
    shift: int  # each journey has a meeting on a day of its own

    @property
    def title(self) -> str:
        return f"What journey {self.shift} taught us"


WAYS = {
    "on a desk": Way(DESK, True, 1),
    "on a phone": Way(PHONE, True, 2),
    "on a desk without script": Way(DESK, False, 3),
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    """Each way in turn."""
    return request.param


@pytest.fixture
def somebody(way: Way, open_page: Callable[..., Page]) -> Visitor:
    """Somebody who looks at the portal this way."""
    return Visitor(open_page(way.width, script=way.script))


def test_a_review_goes_from_incident_to_public_page_and_no_earlier_than_the_law_allows(
    way: Way, somebody: Visitor, today: date, back: Callable[[int], date], report: Path
) -> None:
    aware, told, rapid, met = back(45), back(42), back(30), back(20 + way.shift)
    somebody.arrives().signs_in("service-officer")
    incident = record_incident(somebody, aware, CHILDREN)
    tell_the_panel(somebody, aware, told)
    send_rapid_review(somebody, told, rapid)
    record_meeting(somebody, "Case Review Group", met)
    review = decide_at(somebody, incident, met, NAMES["group-chair"])
    somebody.cannot_press("Sign the review off")

    somebody.becomes("head-of-service")
    sign_off(somebody, review, back(12), report)

    somebody.becomes("service-officer")
    plan(somebody, review, today, way.title)
    send_copy(somebody, PANEL, back(9))
    send_copy(somebody, SOS, back(6))

    last = words_of(back(7))
    lawful = day_words(first_clear(today, back(6)))
    late = f"The copy to the {SOS} has not had 7 working days on {words_of(today)}"
    somebody.sees("Publication is blocked", late, f"It left on {words_of(back(6))}")
    somebody.sees("No copy to Ofsted is recorded", f"it should leave on {last} or earlier")
    somebody.sees(f"First lawful day: {lawful}", "Day 7. Last day", "Day 1")
    somebody.cannot_press("Publish", "Publish now")
    somebody.presses_in_vain("Publish: blocked")
    somebody.sees("Publication is blocked", late)

    withdraw_copy(somebody, SOS)
    send_copy(somebody, SOS, back(7))
    somebody.sees("Publication is blocked", "No copy to Ofsted is recorded")
    somebody.sees_nothing_of(late)
    somebody.cannot_press("Publish", "Ask for an override")
    say_why_not_ofsted(somebody)
    somebody.sees("Every condition is met: it can be published today.")

    a_page_left_open_publishes_nothing(somebody, review, back(9))
    publish(somebody, way.title)
    read_signed_out(somebody, way.title)


def first_clear(today: date, sent: date) -> date:
    """The first day, today or later, before which this copy has had its seven working days."""
    days = (today + timedelta(days=n) for n in range(40))
    return next(day for day in days if working_days_before(day, 7) >= sent)


def a_page_left_open_publishes_nothing(who: Visitor, review: str, sent: date) -> None:
    """While 'Publish now' stands open in one tab, a copy is withdrawn in another."""
    who.press(PUBLISH)
    other = Visitor(who.page.context.new_page()).arrives()
    open_review(other, review)
    withdraw_copy(other, PANEL)
    who.press("Publish now")
    who.sees("It cannot be published today", f"No copy to the {PANEL} is recorded")
    who.cannot_press("Publish now")
    send_copy(other, PANEL, sent)
    other.page.close()
    who.press("Back to the review")


def test_a_chairs_action_says_why_it_could_not_wait_and_an_override_takes_two_people(
    page: Page, today: date, back: Callable[[int], date], report: Path
) -> None:
    title, aware = "What an override published", back(20)
    who = Visitor(page).arrives().signs_in("service-officer")
    record_incident(who, aware, CHILDREN)
    tell_the_panel(who, aware, back(18))
    who.press("Decide on a review")
    answer_the_test(who, About.CHILD)
    who.chooses("What was decided?", WHICH_REVIEW[About.CHILD])
    who.chooses("How was it decided?", "By chair's action between meetings")
    who.fills_day("Day of the decision (optional)", back(12))
    who.picks("Who chaired, or acted as chair", NAMES["group-chair"])
    who.fills("Reasons", "The test is met.")
    who.press("See what would follow")
    who.sees("There is a problem", "Say why it could not wait for a meeting")
    who.fills("Why it could not wait", "The inquest opens before the next meeting.")
    who.press("See what would follow")
    who.press("Make this decision")
    who.sees("Decision recorded.")
    review = who.heading().removeprefix("Review ")
    who.press("Decision and files")
    who.sees("By chair's action between meetings", "The inquest opens before the next meeting.")

    who.becomes("group-chair")
    sign_off(who, review, back(11), report)

    who.becomes("service-officer")
    plan(who, review, today, title)
    send_copy(who, PANEL, back(9))
    send_copy(who, SOS, back(2))
    send_copy(who, "Ofsted", back(9))
    who.press("Ask for an override")
    who.fills("Reason", "The coroner names the case tomorrow.")
    who.press("Ask for it")
    who.sees("Override asked for.", "Publication is blocked", "Waits for a second person")
    who.cannot_press(AGREED, "Publish")

    who.becomes("independent-chair")
    who.goes_to("Reviews")
    who.sees_nothing_of(review)
    who.becomes("head-of-service")
    open_review(who, review)
    name_reader(who, "independent-chair", "Agrees to publish early")
    who.becomes("independent-chair")
    open_review(who, review)
    who.press(AGREED)
    who.sees(NAMES["service-officer"], "The coroner names the case tomorrow.")
    who.press("Agree")
    who.sees("Override agreed.", NAMES["independent-chair"])
    who.cannot_press("Publish")

    who.becomes("service-officer")
    open_review(who, review)
    publish(who, title)
    open_review(who, review)
    who.press("Log")
    asked, agreed = NAMES["service-officer"], NAMES["independent-chair"]
    who.sees("Override asked for: The coroner names the case tomorrow.", asked)
    who.sees("Override agreed", agreed, "Published by override of two people")
    read_signed_out(who, title)


def test_no_national_notice_is_asked_for_anywhere_about_an_adult(
    page: Page, today: date, report: Path
) -> None:
    title = "What an adult's referral taught us"
    met = nearest_day_of_work(today - timedelta(days=MEETINGS_AGO[0]))
    who = Visitor(page).arrives().signs_in("service-officer")
    incident = record_incident(who, met - timedelta(days=9), ADULTS)
    who.sees_nothing_of(*NATIONAL)
    who.press("Decide on a review")
    who.sees_nothing_of(*NATIONAL)
    review = decide_at(who, incident, met, NAMES["independent-chair"], About.ADULT)
    who.sees_nothing_of(*NATIONAL)

    who.becomes("head-of-service")
    sign_off(who, review, met + timedelta(days=3), report)
    who.sees_nothing_of(*NATIONAL)

    who.becomes("service-officer")
    open_review(who, review)
    who.press("Record a delay")
    who.sees_nothing_of(*NATIONAL)
    who.press("Back to the review")
    plan(who, review, today, title)
    who.sees_nothing_of(*NATIONAL, "Copies of the report")
    who.sees("Every condition is met: it can be published today.")
    publish(who, title)
    open_review(who, review)
    who.sees_nothing_of(*NATIONAL)
    read_signed_out(who, title)
