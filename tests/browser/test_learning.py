"""From a demonstration's incident to a published review and to practice that changed, by the words
on the screen alone: what a newcomer does without being told how."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from boards.days import nearest_day_of_work
from boards.demo import MEETINGS_AGO
from partnership.clock.calendar import working_days_before
from partnership.demo.paper import small_pdf
from reviews.models import About
from tests.browser.steps import (
    decide_at,
    open_review,
    plan,
    publish,
    read_signed_out,
    sign_off,
)
from tests.browser.visitor import NAMES, Visitor, begins, words_of

pytestmark = pytest.mark.browser

TRUST = "Cambridge University Hospitals NHS Foundation Trust"
TITLE = "What was learned, and what changed"
FINDING = "Nobody asked the adult what they wanted."
ASKED = "Every assessment records what the adult wants to happen."


@pytest.fixture
def today() -> date:
    """The day it is in the portal."""
    return timezone.localdate()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report as somebody has it on their desk."""
    path = tmp_path / "The report.pdf"
    path.write_bytes(small_pdf("What was learned"))
    return path


def test_an_incident_leads_to_a_published_review_and_to_practice_that_changed(
    page: Page, today: date, report: Path
) -> None:
    officer = Visitor(page).arrives().signs_in("service-officer")
    met = nearest_day_of_work(today - timedelta(days=MEETINGS_AGO[0]))
    incident = waiting_incident(officer, working_days_before(today, 12))
    review = decide_at(officer, incident, met, NAMES["independent-chair"], About.ADULT)
    recommendation = learn(officer, review, today)

    officer.becomes("head-of-service")
    sign_off(officer, review, met + timedelta(days=2), report)
    officer.becomes("service-officer")
    plan(officer, review, today, TITLE)
    publish(officer, TITLE)

    accept_and_send(officer, recommendation, today)
    action = ask_for_an_action(officer, today + timedelta(days=30))
    officer.becomes("agency-lead")
    propose_to_close(officer, action, today)
    officer.becomes("service-officer")
    agree_to_close(officer, action)
    check_practice(officer, recommendation, today)
    read_signed_out(officer, TITLE)


def waiting_incident(who: Visitor, aware: date) -> str:
    """The adult's incident of the demonstration that waits for a decision."""
    who.goes_to("Incidents")
    row = who.page.get_by_role("row").filter(has_text=words_of(aware))
    return row.get_by_role("link").first.inner_text()


def learn(who: Visitor, review: str, today: date) -> str:
    """What the review teaches, and what it recommends; gives the recommendation's reference."""
    open_review(who, review)
    who.press("Learning")
    who.press("Record a finding")
    who.fills("What was learned", FINDING)
    who.picks("Theme", "The voice of the child or adult")
    who.fills_day("When was it found?", today)
    who.press("Record it")
    who.sees("The finding is recorded.", FINDING, "Nothing is recommended yet.")
    who.press(begins("Recommend something"))
    who.fills("Recommendation", ASKED)
    who.picks("Agency that is asked (optional)", TRUST)
    who.fills("How will it be seen that practice changed?", "An audit of forty assessments.")
    who.press("Recommend it")
    who.sees("It waits for a decision.", ASKED)
    return who.heading().split()[-1]


def open_recommendation(who: Visitor, recommendation: str) -> None:
    """Find it in the register."""
    who.goes_to("Plans and registers")
    who.press("Recommendations of reviews")
    who.press(recommendation)


def accept_and_send(who: Visitor, recommendation: str, today: date) -> None:
    """It is accepted, and the agency is sent it."""
    open_recommendation(who, recommendation)
    who.press("Record the decision")
    who.chooses("Is it accepted?", "Accepted")
    who.chooses("How was it decided?", "By chair's action between meetings")
    who.fills_day("Day of the decision (optional)", today)
    who.picks("Who chaired, or acted as chair", NAMES["independent-chair"])
    who.press("Record it")
    who.sees("The decision is recorded.")
    who.press("Send it to the agency")
    who.press("Mark it as sent")
    who.sees("The agency’s leads read it now.")


def ask_for_an_action(who: Visitor, due: date) -> str:
    """An action in the boards' one register; gives its reference."""
    who.press("Raise an action")
    who.fills_day("Due on", due)
    who.press("Raise it")
    who.sees(f"is raised, due on {words_of(due)}")
    return who.page.get_by_role("link", name=begins("ACT-")).first.inner_text()


def propose_to_close(who: Visitor, action: str, today: date) -> None:
    """The agency's lead says what changed and where the evidence is."""
    who.goes_to("Actions")
    who.press(action)
    who.press("Propose to close it")
    who.fills_day("Done on", today)
    who.fills("What changed", "The form asks it, and staff were shown how.")
    who.fills("Where the evidence is held (optional)", "The trust's quality file, audit 12")
    who.fills("Why no impact check is needed (optional)", "The recommendation has its own check.")
    who.press("Send it")


def agree_to_close(who: Visitor, action: str) -> None:
    """The service reads the evidence and closes it."""
    who.goes_to("Actions")
    who.press(action)
    who.press(begins("Close it or leave it open"))
    who.chooses("Do you agree?", "Agree")
    who.fills("Reason", "The audit was read.")
    who.press("Send the answer")
    who.sees("Closed")


def check_practice(who: Visitor, recommendation: str, today: date) -> None:
    """Did practice change?"""
    open_recommendation(who, recommendation)
    who.press("Check the impact")
    who.chooses("Did practice change?", "Yes, it changed")
    who.fills("By what evidence?", "Thirty-eight of forty assessments say what the adult wants.")
    who.fills_day("When was it checked?", today)
    who.fills("Who checked it?", "The quality group")
    who.press("Record it")
    who.sees("The impact check is recorded.", "Practice changed")
