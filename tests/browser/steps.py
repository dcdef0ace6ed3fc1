"""The steps of a review, each as a person takes it by the words on the screen."""

import re
from datetime import date
from pathlib import Path

from django.utils import timezone

from partnership.clock.calendar import working_days_after
from reviews.criteria import law_for
from reviews.forms.deciding import WHICH_REVIEW
from reviews.models import About
from tests.browser.visitor import NAMES, Visitor, begins, words_of

PUBLISH = "Publish"


def record_incident(who: Visitor, aware: date, whose: str) -> str:
    """The officer records an incident; gives its reference."""
    who.goes_to("Incidents")
    who.press(re.compile(rf"^Record a serious incident.*{re.escape(whose)}$"))
    who.chooses("Council whose area it is", "Peterborough City Council")
    if "children" in whose:
        who.chooses("Why is it notified?", "A child died or was seriously harmed")
    who.fills_day("When did the council become aware?", aware)
    who.fills("What happened, without names", "Several agencies knew them.\nNobody knew all.")
    who.press("Record it")
    who.sees("Incident recorded. Its clock runs.")
    return who.heading().removeprefix("Incident ")


def tell_the_panel(who: Visitor, aware: date, told: date) -> None:
    """The officer records the notice and sees what is due when."""
    who.sees_in_row(
        "Notify the national Panel of a serious incident",
        words_of(working_days_after(aware, 5)),
        "Open",
    )
    who.press("Record the notice to the Panel")
    who.sees(f"The council became aware: {words_of(aware)}")
    who.fills_day("When was the Panel notified?", told)
    who.press("Record it")
    who.sees("Notice recorded.")
    who.sees_in_row("Notify the national Panel of a serious incident", words_of(told), "In time")


def send_rapid_review(who: Visitor, told: date, sent: date) -> None:
    """The officer records the rapid review and sees what was due when."""
    due = words_of(working_days_after(told, 15))
    who.sees_in_row("Send the rapid review to the national Panel", due, "Open")
    who.press("Record the rapid review")
    who.fills_day("When was the rapid review sent to the Panel?", sent)
    who.press("Record it")
    who.sees_in_row("Send the rapid review to the national Panel", due, words_of(sent), "In time")


def record_meeting(who: Visitor, group: str, held: date) -> None:
    """The officer records a meeting on the group's own page."""
    who.goes_to("Boards and groups")
    who.press(group)
    who.press("Plan or record a meeting")
    who.fills_day("Date", held)
    who.fills("Place (optional)", "Room 4")
    who.press("Save the meeting")
    who.sees("The meeting is saved.")
    who.sees("Room 4")


NOT_CERTAIN = {"recurrent": "It is not known", "panel": "No", "alive": "No"}


def answer_the_test(who: Visitor, about: str, **said: str) -> None:
    """Answer each limb of the legal test, most of them with yes."""
    for limb in law_for(about, timezone.localdate()).limbs:
        who.chooses(limb.question, {**NOT_CERTAIN, **said}.get(limb.code, "Yes"))


def decide_at(
    who: Visitor, incident: str, meeting: date, chair: str, about: str = About.CHILD
) -> str:
    """The officer records what the meeting decided; gives the review's reference."""
    open_incident(who, incident)
    who.press("Decide on a review")
    answer_the_test(who, about)
    record_decision(who, WHICH_REVIEW[about], meeting, chair)
    who.sees("Nothing is recorded yet.", "6 months after the decision to review")
    who.press("Make this decision")
    who.sees("Decision recorded.", "The six months end on")
    return who.heading().removeprefix("Review ")


def record_decision(who: Visitor, outcome: str, meeting: date, chair: str) -> None:
    """Below the answers: what was decided at which meeting, and why; what would follow is shown."""
    who.chooses("What was decided?", outcome)
    who.chooses("How was it decided?", "At a meeting")
    who.picks("Which meeting", words_of(meeting))
    who.picks("Who chaired, or acted as chair", chair)
    who.fills("Reasons", "The test is met: abuse is known and agencies could learn.")
    who.press("See what would follow")


def open_incident(who: Visitor, incident: str) -> None:
    """Find the incident in the register."""
    who.goes_to("Incidents")
    who.press(incident)


def open_review(who: Visitor, review: str) -> None:
    """Find the review in the register."""
    who.goes_to("Reviews")
    who.press(review)


def name_reader(who: Visitor, role: str, because: str) -> None:
    """The Head names somebody who has to know the case that is open."""
    who.press("Who can read it")
    who.press("Name somebody")
    who.fills("E-mail address of the person", f"{role}@demo.example")
    who.chooses("What do they do in this case?", "Works on it for the partnership")
    who.fills("Why do they have to know?", because)
    who.press("Name them")
    who.sees("They are named.", NAMES[role])


def sign_off(who: Visitor, review: str, day: date, report: Path) -> None:
    """Sign the review off with its report."""
    open_review(who, review)
    who.press("Sign the review off")
    who.fills_day("When was it signed off?", day)
    who.fills("Name of the reviewer", "Ada Merrow")
    who.adds_file("The full report", report)
    who.press("Sign it off")
    who.sees("Signed off.")


def plan(who: Visitor, review: str, day: date, title: str) -> None:
    """Plan the publication of the full report."""
    open_review(who, review)
    who.press("Plan the publication")
    who.fills_day("Planned day of publication", day)
    who.chooses("What will be published?", "The full report")
    who.fills("Title for the public", title)
    who.fills("Summary for the public", "Agencies met the family often.\n\nThey now meet sooner.")
    who.press("Save the plan")
    who.sees("Plan saved. Days are counted anew.")


def send_copy(who: Visitor, to: str, day: date) -> None:
    """Record a copy sent."""
    who.press("Record a copy sent")
    who.chooses("Who was it sent to?", to)
    who.fills_day("When was it sent?", day)
    who.fills("How was it sent?", "Secure e-mail")
    who.press("Record it")
    who.sees("Copy recorded.")
    who.sees_in_row(to, words_of(day), "Secure e-mail", NAMES["service-officer"])


def withdraw_copy(who: Visitor, to: str) -> None:
    """Withdraw a copy that was recorded wrongly."""
    who.press(begins("Withdraw"), who.row(to))
    who.sees(f"Withdraw: Copy to {to}")
    who.fills("Why", "It left a day earlier: the receipt says so")
    who.press("Withdraw it")
    who.sees("Copy withdrawn.")
    who.sees_in_row(to, "Nothing recorded")


def say_why_not_ofsted(who: Visitor) -> None:
    """Record why no copy goes to Ofsted."""
    who.press(begins("Record why none is sent"), who.row("Ofsted"))
    who.fills("Reason", "Ofsted asked in writing not to be sent one.")
    who.press("Record it")
    who.sees("Reason recorded.")


def publish(who: Visitor, title: str) -> None:
    """Check what will be public and publish it."""
    who.press(PUBLISH)
    who.sees("Check what everybody will be able to read from now on.", title)
    who.press("Publish now")
    who.sees("Published.", title)


def read_signed_out(who: Visitor, title: str) -> None:
    """Anybody finds the review under 'Published reviews' and keeps the report."""
    who.signs_out()
    who.goes_to("Published reviews")
    who.press(title)
    assert who.heading().endswith(title)
    who.sees("They now meet sooner.", "Reviewer: Ada Merrow")
    with who.page.expect_download() as waiting:
        who.press(begins("Download the full report"))
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")
    assert waiting.value.suggested_filename.endswith(".pdf")
