"""Each kind of review that is not a practice review, by the words on the screen alone.

Practice reviews and mandatory reviews of adults have their journeys in test_journey.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from boards.days import nearest_day_of_work
from boards.demo import MEETINGS_AGO
from partnership.clock.calendar import working_days_before
from partnership.demo.paper import small_pdf
from reviews.forms.deciding import WHICH_REVIEW
from reviews.models import About
from tests.browser.steps import (
    answer_the_test,
    open_incident,
    plan,
    publish,
    read_signed_out,
    record_decision,
    record_incident,
    record_meeting,
    send_rapid_review,
    sign_off,
    tell_the_panel,
)
from tests.browser.visitor import NAMES, Visitor, begins, words_of

pytestmark = pytest.mark.browser

CHILDREN, ADULTS = "(children)", "(adults)"
COUNCIL = "Peterborough City Council"
PANEL = "Child Safeguarding Practice Review Panel"


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


@pytest.fixture
def officer(page: Page) -> Visitor:
    """An officer of the service at their desk."""
    return Visitor(page).arrives().signs_in("service-officer")


def test_a_rapid_review_ends_the_case_and_the_panel_is_told(
    officer: Visitor, back: Callable[[int], date]
) -> None:
    aware, told, rapid, met = back(45), back(42), back(30), back(25)
    incident = record_incident(officer, aware, CHILDREN)
    tell_the_panel(officer, aware, told)
    send_rapid_review(officer, told, rapid)
    record_meeting(officer, "Case Review Group", met)
    open_incident(officer, incident)
    officer.press("Decide on a review")
    answer_the_test(officer, About.CHILD, improvements="No", together="No")
    record_decision(officer, "No review", met, NAMES["group-chair"])
    officer.press("Make this decision")
    officer.sees("Decision recorded.", "No review: decided")
    officer.press(begins("Record who was told"))
    officer.chooses("Who was told?", PANEL)
    officer.fills_day("When were they told?", back(20))
    officer.fills("How?", "Secure e-mail")
    officer.press("Record it")
    officer.sees(f"{PANEL}: {words_of(back(20))}, Secure e-mail")
    officer.sees("Awaited since")
    officer.press(begins("Record a reply"))
    officer.chooses("What does the Panel say?", "It agrees")
    officer.fills_day("When did it come?", back(10))
    officer.fills("What it wrote", "Nothing more is to be learned from a longer review.")
    officer.press("Record it")
    officer.sees("Reply recorded.", "No regard recorded")


def test_a_discretionary_review_of_an_adult_says_on_which_footing_it_stands(
    officer: Visitor, today: date, report: Path
) -> None:
    title = "What a discretionary review taught us"
    met = nearest_day_of_work(today - timedelta(days=MEETINGS_AGO[0]))
    record_incident(officer, met - timedelta(days=8), ADULTS)
    officer.press("Decide on a review")
    answer_the_test(officer, About.ADULT, together="No", died="No")
    record_decision(officer, WHICH_REVIEW[About.ADULT], met, NAMES["independent-chair"])
    officer.sees("The board may arrange a review: it would be discretionary.")
    officer.press("Make this decision")
    review = officer.heading().removeprefix("Review ")
    officer.sees("Decision recorded.", "discretionary, Care Act 2014 s44(4)")

    officer.becomes("head-of-service")
    sign_off(officer, review, met + timedelta(days=3), report)
    officer.becomes("service-officer")
    plan(officer, review, today, title)
    publish(officer, title)
    read_signed_out(officer, title)


def test_a_multi_agency_review_is_published_without_a_national_notice(
    officer: Visitor, today: date, back: Callable[[int], date], report: Path
) -> None:
    title, met = "What a multi-agency review taught us", back(24)
    record_meeting(officer, "Case Review Group", met)
    record_incident(officer, back(40), CHILDREN)
    tell_the_panel(officer, back(40), back(38))
    send_rapid_review(officer, back(38), back(30))
    officer.press("Decide on a review")
    answer_the_test(officer, About.CHILD)
    record_decision(officer, "Another multi-agency review", met, NAMES["group-chair"])
    officer.press("Make this decision")
    officer.sees("Decision recorded.", "Multi-agency review")
    review = officer.heading().removeprefix("Review ")

    officer.becomes("head-of-service")
    sign_off(officer, review, back(12), report)
    officer.becomes("service-officer")
    plan(officer, review, today, title)
    officer.sees_nothing_of("Copies of the report")
    publish(officer, title)
    read_signed_out(officer, title)


def test_a_national_recommendation_gets_an_owner_and_an_action_here(
    officer: Visitor, today: date
) -> None:
    into(officer, "National recommendations")
    officer.press("Record a report")
    officer.fills("Title", "Invented: safer sleep")
    officer.fills("Who published it?", "Child Safeguarding Practice Review Panel")
    officer.fills_day("When was it published?", today - timedelta(days=40))
    officer.press("Record it")
    officer.sees("Add what it recommends.")
    officer.fills("Number in the report", "1")
    officer.fills("Recommendation", "Every home visit asks where the baby sleeps.")
    officer.press("Add it")
    officer.press("1 of Invented: safer sleep")
    officer.press("Say how far it is")
    officer.chooses("How far is it here?", "In hand")
    officer.picks("Board or group that owns it (optional)", "Case Review Group")
    officer.press("Save")
    officer.sees("It is written down.", "Case Review Group")
    officer.press("Raise an action")
    officer.picks("Agency that owns it", COUNCIL)
    officer.fills_day("Due on", today + timedelta(days=60))
    officer.press("Raise it")
    officer.sees("is raised, due on", COUNCIL)


def test_a_childs_death_with_suspected_abuse_runs_in_both_processes(
    officer: Visitor, today: date, back: Callable[[int], date]
) -> None:
    known = back(4)
    into(officer, "Child deaths")
    officer.press("Record a child’s death")
    officer.fills("Day of death (optional)", str(back(6).day))
    officer.picks("Month of death", back(6).strftime("%B"))
    officer.fills("Year of death", str(back(6).year))
    officer.fills_day("When was the partnership notified?", known)
    officer.fills("Number in the national system (optional)", "INV-77-2026")
    officer.press("Record it")
    officer.sees("It is recorded. Its clock runs.", "Is abuse or neglect suspected?")
    officer.chooses("Is abuse or neglect known or suspected?", "Yes")
    officer.picks("Review group", "Case Review Group")
    officer.chooses("Did a council look after the child?", "Yes")
    officer.picks("Council whose area it is", COUNCIL)
    officer.fills_day("When did the council become aware?", known)
    officer.fills("What happened, without names", "Injuries that nobody could explain.")
    officer.press("Save the answer")
    officer.sees("its clock runs. The panel’s review is paused.", "Paused is not closed")
    death = officer.heading().split()[-1]
    officer.press(re.compile(r"^N-"))
    officer.sees("Notify the national Panel of a serious incident", death)
    officer.sees("Notify the death of a looked-after child")


def test_a_leder_review_waits_for_a_statutory_process_and_goes_on(
    officer: Visitor, today: date
) -> None:
    into(officer, "LeDeR reviews")
    officer.press("Record a LeDeR review")
    officer.fills("Number on the national platform", "INV-L77")
    officer.fills_day("When was the death notified to LeDeR?", today - timedelta(days=30))
    officer.press("Record it")
    officer.sees("It is recorded. Its six months run.", "Notified to LeDeR")
    officer.press(re.compile("^Say the day ?: Allocated"))
    officer.fills_day("Allocated to a reviewer: when?", today - timedelta(days=20))
    officer.press("Save")
    officer.press("Put it on hold")
    officer.chooses("Why?", "A statutory process")
    officer.fills_day("Since when?", today - timedelta(days=10))
    officer.press("Put it on hold")
    officer.sees("It is on hold.", "Day 30 since the notification")
    officer.press("End the hold")
    officer.fills_day("When did it go on?", today - timedelta(days=3))
    officer.press("End it")
    officer.sees("It goes on.", "day 23 without the days on hold")


def into(who: Visitor, register: str) -> None:
    """Open a register of the partnership."""
    who.goes_to("Plans and registers")
    who.press(register)
