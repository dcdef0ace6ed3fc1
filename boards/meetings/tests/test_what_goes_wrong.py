"""Days that go wrong: two who minute, a member who leaves, a scan of 200 pages, a disguised zip."""

import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from threading import Barrier
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfWriter

from boards.meetings.agendas import shown
from boards.meetings.models import AgendaItem, LineKind, MinuteLine, Paper
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, TODAY, Group, pdf
from boards.models import Membership
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document
from partnership.outbox.models import Letter


@pytest.fixture
def group(db: None) -> Group:
    cache.clear()
    return Group()


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def scan(pages: int) -> SimpleUploadedFile:
    """A PDF of so many pages."""
    writer, one = PdfWriter(), small_pdf("Scanned")
    for _ in range(pages):
        writer.append(BytesIO(one))
    out = BytesIO()
    writer.write(out)
    return SimpleUploadedFile("scan.pdf", out.getvalue(), content_type="application/pdf")


@pytest.mark.django_db(transaction=True)
def test_two_who_minute_at_once_both_keep_their_lines(transactional_db: None) -> None:
    group = Group()
    item = group.item("Neglect")
    gate, day = Barrier(6), group.meeting.held_on

    def write(number: int) -> None:
        gate.wait()
        try:
            said = Said(LineKind.NOTE, f"Said {number}")
            minutes.write_line(item, said, by=group.officer, today=day)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    lines = MinuteLine.objects.filter(item=item).order_by("position")
    assert sorted(line.words for line in lines) == [f"Said {n}" for n in range(6)]
    assert [line.position for line in lines] == [1, 2, 3, 4, 5, 6]


def test_a_member_who_leaves_after_the_issue_opens_nothing_any_more(group: Group) -> None:
    item = group.item("Neglect")
    paper = papers.add_paper(item, title="Audit", paper=pdf(), by=group.officer, now=NOW)
    group.issue()
    meeting = group.meeting
    pages = [
        reverse("meetings:agenda", args=[meeting.pk]),
        reverse("meetings:pack", args=[meeting.pk]),
        meeting.get_absolute_url(),
        file_of(paper),
    ]
    nurse = browser(group.nurse)
    assert [nurse.get(page).status_code for page in pages] == [200] * 4
    seat = Membership.objects.get(person=group.nurse)
    seat.ends_on = timezone.localdate() - timedelta(days=1)  # pages read the clock
    seat.save_because("left the trust", by=group.officer)
    answers = [nurse.get(page) for page in pages]
    led_to = {answer.headers.get("Location", "").split("?")[0] for answer in answers}
    assert {answer.status_code for answer in answers} == {302}  # signed out: no office is left
    assert led_to == {reverse("account_login")}


def file_of(paper: Paper) -> str:
    """The address of its newest version's file."""
    [file] = Document.objects.about(paper.versions.get())
    return file.get_absolute_url()


def test_a_scan_of_two_hundred_pages_is_numbered_through(group: Group) -> None:
    first, second = group.item("Neglect"), group.item("Transition")
    for item, title, file in ((first, "Scan", scan(200)), (second, "Note", pdf())):
        papers.add_paper(item, title=title, paper=file, by=group.officer, now=NOW)
    group.issue()
    spans = {
        str(one.paper): one.span
        for line in shown(group.meeting, group.nurse, TODAY).lines
        for one in line.papers
    }
    before = int(spans["Scan"].split("–")[0].split()[-1])
    assert spans["Scan"].endswith(str(before + 199))
    assert spans["Note"].split()[-1] == str(before + 200)


def test_a_zip_with_the_name_of_a_word_file_is_refused_with_words_and_nothing_is_kept(
    group: Group,
) -> None:
    item = group.item("Neglect")
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.exe", b"MZ")
    file = SimpleUploadedFile("minutes.docx", out.getvalue())
    page = reverse("meetings:add_paper", args=[item.pk])
    answer = browser(group.officer).post(page, {"title": "Minutes", "paper": file})
    assert answer.status_code == 200
    said = answer.content.decode()
    assert answer.context["form"].errors["paper"]
    assert 'value="Minutes"' in said
    assert not Paper.objects.exists()
    assert not Letter.objects.exists()
    assert AgendaItem.objects.get() == item
