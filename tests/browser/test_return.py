"""An agency's lead fills a return in on a phone, gives a standard away, and takes it away."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.browser.visitor import NAMES, Visitor, begins

pytestmark = pytest.mark.browser
STANDARDS = 9
SHOWS = "The list of policies, looked at in spring."


def test_a_lead_completes_gives_away_signs_off_and_takes_away_a_return_on_a_phone(
    open_page: Callable[..., Page],
):
    lead = Visitor(open_page(PHONE)).arrives().signs_in("agency-lead")
    lead.press(f"Answer: Section 11, {timezone.localdate().year}")
    lead.sees(f"of {STANDARDS} standards are complete", "Nothing is required until you submit")
    lead.press("Change who answers standard 2")
    lead.chooses("Who answers it?", NAMES["practitioner"])
    lead.press("Save")
    lead.sees(f"{NAMES['practitioner']} is told.")

    lead.becomes("practitioner")
    lead.press(begins("Answer: Standard 2"))
    answer_page(lead)
    lead.page.get_by_label(begins("What shows it?")).first.fill(SHOWS)
    lead.page.get_by_text("Saved at").wait_for()
    lead.page.reload()
    assert lead.page.get_by_label(begins("What shows it?")).first.input_value() == SHOWS
    lead.press("Save and leave")
    lead.sees("here is what needs you")

    lead.becomes("agency-lead")
    lead.press(f"Answer: Section 11, {timezone.localdate().year}")
    answer_the_rest(lead)
    lead.press("Check the answers")
    lead.fills("Office of the executive who signed it off", "Chief nurse")
    lead.page.get_by_label("The executive has read the answers and agrees to them").check()
    lead.press("Submit the return")
    lead.sees("It is submitted.", "signed off by the Chief nurse")
    with lead.page.expect_download() as waiting:
        lead.page.get_by_role("link", name=re.compile("PDF")).first.click()
    assert waiting.value.suggested_filename.endswith(".pdf")


def answer_the_rest(lead: Visitor) -> None:
    """Standard after standard, as the page leads on."""
    for _ in range(STANDARDS + 1):
        onwards = lead.page.get_by_role("link", name=begins("Continue at standard"))
        if not onwards.count():
            return
        onwards.click()
        answer_page(lead)
        lead.press("Save and leave")
    raise AssertionError(f"A standard stays incomplete: {lead.words}")


def answer_page(who: Visitor) -> None:
    """Fully met, and what shows it, wherever nothing is said yet."""
    for section in who.page.get_by_role("region", name=begins("Question")).all():
        chosen = section.locator("input[type=radio]:checked")
        if not chosen.count():
            section.get_by_role("radio", name=begins("Fully met")).check()
        box = section.get_by_label(begins("What shows it?"))
        if not box.input_value():
            box.fill(SHOWS)
