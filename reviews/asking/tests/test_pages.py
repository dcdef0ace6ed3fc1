"""The pages of those who ask and of the agency, signed in and by the link of a letter."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document as WordDocument

from boards.tests.factories import a_listing, an_agency
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from partnership.people.models import Appointment, User
from reviews.asking.models import Asking, Draft, Submission
from reviews.asking.services import answering
from reviews.asking.services.drawing import Drawn, draw_up, send
from reviews.asking.tests.conftest import Here
from reviews.loglines import log_lines
from tests.factories import pdf

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def asking(here: Here) -> Asking:
    """Sent today, for links count from now."""
    now = timezone.now()
    today = timezone.localdate(now)
    due = today + timedelta(days=14)
    drawn = Drawn("rapid", [here.trust, here.school], ["Contacts?", "Learning?"], due)
    row = draw_up(here.case, drawn, by=here.officer, today=today)
    return send(row, by=here.officer, today=today, now=now)


def link_of(lead: User) -> str:
    """The path of the link in a letter."""
    words = Letter.objects.get(to=lead, key__startswith="asking-asked").words
    found = re.search(r"/asked/by-link/\S+", words)
    assert found is not None
    return found.group()


def typed(asked: Any, *said: str, **more: str) -> dict[str, str]:
    boxes = [answering.box_of(one) for one in answering.questions_of(asked)]
    return {**dict(zip(boxes, said, strict=False)), **more}


def test_an_officer_asks_looks_and_sends(here: Here):
    client = browser(here.officer)
    page = reverse("asking:ask_incident", args=[here.case.reference])
    said = {"purpose": "rapid", "agencies": [here.trust.pk, here.hospice.pk]}
    said["questions"] = "What contacts were there?\n\nWhat was learned?\n"
    preview = client.post(page, said, follow=True).content.decode()
    asking = Asking.objects.get()
    assert [one.words for one in asking.questions.all()] == [
        "What contacts were there?",
        "What was learned?",
    ]
    assert preview.index("A hospice") < preview.index("A trust")
    assert "Nobody is registered" in preview
    assert "Children Act 2004 s16H" in preview
    before = client.get(reverse("asking:send", args=[asking.pk])).content.decode()
    assert "no letter goes to them" in before
    assert not Letter.objects.exists()
    client.post(reverse("asking:send", args=[asking.pk]))
    assert Letter.objects.get().to == here.lead


def test_the_link_drafts_and_submits_without_a_password(here: Here, asking: Asking):
    asked, path, client = here.of(asking, here.trust), link_of(here.lead), Client()
    assert client.get(path).status_code == 200
    assert not Draft.objects.exists()
    client.post(path, typed(asked, "Two visits", do="save"))
    assert "Two visits" in client.get(path).content.decode()
    short = client.post(path, typed(asked, "Two visits", do="submit")).content.decode()
    assert "Answer question 2" in short
    assert not Submission.objects.exists()
    client.post(path, typed(asked, "Two visits", "To listen", do="submit"))
    row = Submission.objects.get()
    assert (row.by_link, row.submitted_by) == (True, here.lead)
    shown = client.get(path).content.decode()
    assert "Answered on" in shown
    assert "Two visits" not in shown
    again = client.post(path, typed(asked, "Other", "Other", do="submit"))
    assert again.status_code == 200
    assert Submission.objects.count() == 1


def test_the_link_dies_with_the_office_and_opens_nothing_else(here: Here, asking: Asking):
    path, client = link_of(here.lead), Client()
    assert client.get(here.of(asking, here.trust).get_absolute_url()).status_code == 302
    for post in Appointment.objects.filter(person=here.lead):
        post.ends_on = timezone.localdate() - timedelta(days=1)
        post.save_because("left", by=None)
    assert client.get(path).status_code == 410
    assert client.get(path.replace("by-link/", "by-link/x")).status_code == 410


def test_two_tabs_lose_nothing(here: Here, asking: Asking):
    asked = here.of(asking, here.trust)
    client, page = browser(here.lead), reverse("asking:answer", args=[asked.pk])
    opened = client.get(page).context["form"].initial["opened"]
    client.post(page, typed(asked, "First tab", "", do="save", opened=opened))
    second = client.post(page, typed(asked, "", "Second tab", do="save", opened=opened))
    assert second.status_code == 302
    assert list(Draft.objects.get().words.values()) == ["First tab", "Second tab"]
    clash = client.post(page, typed(asked, "Mine", "", do="save", opened=opened)).content.decode()
    assert "somebody else changed this to “First tab”" in clash
    assert "Mine" in clash


def test_words_that_tell_who_it_is_are_warned_of_and_numbers_refused(here: Here, asking: Asking):
    asked = here.of(asking, here.trust)
    client, page = browser(here.lead), reverse("asking:answer", args=[asked.pk])
    warned = client.post(page, typed(asked, "We saw Mrs Quill", do="save")).content.decode()
    assert "looks like a name" in warned
    assert not Draft.objects.exists()
    refused = typed(asked, "It was 943 476 5919", do="save", sure="on")
    assert "Take the NHS number out" in client.post(page, refused).content.decode()
    client.post(page, typed(asked, "We saw Mrs Quill", do="save", sure="on"))
    assert Draft.objects.exists()


def test_files_are_judged_by_content_and_opened_signed_in_alone(here: Here, asking: Asking):
    path, client = link_of(here.lead), Client()
    program = SimpleUploadedFile("report.pdf", b"MZ\x90\0" + b"\0" * 600)
    bad = client.post(f"{path}file/", {"title": "A report", "file": program})
    assert "not a" in bad.content.decode()
    assert not Document.objects.exists()
    client.post(f"{path}file/", {"title": "A report", "file": pdf()})
    file = Document.objects.get()
    shown = client.get(path).content.decode()
    assert "A report" in shown
    assert file.get_absolute_url() not in shown
    assert client.get(file.get_absolute_url()).status_code == 302
    assert browser(here.officer).get(file.get_absolute_url()).status_code == 404
    assert browser(here.lead).get(file.get_absolute_url()).status_code == 200
    same = client.post(f"{path}file/", {"title": "Again", "file": pdf()}).content.decode()
    assert "attached already" in same


def test_the_agency_reads_nothing_of_the_case(here: Here, asking: Asking):
    asked = here.of(asking, here.trust)
    here.submits(here.of(asking, here.school), by=here.head_teacher, said="School words")
    client = browser(here.lead)
    shown = client.get(asked.get_absolute_url()).content.decode()
    assert here.case.reference in shown
    for kept in (here.case.what_happened, "School words", "A school", asking.get_absolute_url()):
        assert kept not in shown
    assert client.get(asking.get_absolute_url()).status_code == 404
    assert client.get(reverse("asking:asked", args=[asked.pk + 1])).status_code == 404
    assert client.get(here.case.get_absolute_url()).status_code == 404


def test_the_register_of_requests_leads_to_the_questions(here: Here, asking: Asking):
    asked = here.of(asking, here.trust)
    page = browser(here.lead).get(asked.sent.get_absolute_url()).content.decode()
    assert asked.get_absolute_url() in page
    assert reverse("sharing:answer", args=[asked.sent.pk]) not in page


def test_side_by_side_is_taken_away_as_word_and_in_the_log_of_the_review(of_review: Here):
    asking = of_review.sent(purpose="report")
    row = of_review.submits(of_review.of(asking, of_review.trust))
    cache.clear()  # how many files somebody took in this minute
    client = browser(of_review.officer)
    page = client.get(asking.get_absolute_url()).content.decode()
    assert "Three visits" in page
    assert "No answer yet" in page
    file = client.get(reverse("asking:taken_away", args=[asking.pk, "docx"]))
    words = "\n".join(one.text for one in WordDocument(io.BytesIO(file.content)).paragraphs)
    assert "Three visits" in words
    assert client.get(reverse("asking:taken_away", args=[asking.pk, "exe"])).status_code == 404
    reasons = [line.reason for line in log_lines(of_review.case, of_review.officer)]
    assert reasons.count("submitted") == 1
    assert row.submitted_by == of_review.lead


def test_a_round_of_many_agencies_costs_no_more_queries(here: Here):
    few = here.sent(agencies=[here.trust], questions=["One?"])
    more = [an_agency(f"Agency {number}") for number in range(6)]
    for agency in more:
        a_listing(here.world.partnership, agency)
    many = here.sent(agencies=[here.trust, *more], questions=["One?", "Two?", "Three?"])
    client = browser(here.officer)
    client.get(few.get_absolute_url())
    counts = []
    for asking in (few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(asking.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
