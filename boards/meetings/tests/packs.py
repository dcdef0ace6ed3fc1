"""Packs as a reader opens them, and what is on their pages."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from boards.meetings.agendas import shown
from boards.meetings.models import AgendaItem, Paper
from boards.meetings.services import papers
from boards.meetings.tests.factories import NOW, TODAY, Group
from partnership.demo.paper import small_pdf
from partnership.people.models import User

LATER = NOW + timedelta(days=1)


def of_pages(number: int, words: str = "Words") -> SimpleUploadedFile:
    """An upload of so many pages, each with its words."""
    writer = PdfWriter()
    for at in range(1, number + 1):
        writer.append(BytesIO(small_pdf(f"{words} {at}")))
    out = BytesIO()
    writer.write(out)
    return SimpleUploadedFile("paper.pdf", out.getvalue(), content_type="application/pdf")


def a_paper(group: Group, item: AgendaItem, title: str, file: Any, now: Any = NOW) -> Paper:
    return papers.add_paper(item, title=title, paper=file, by=group.officer, now=now)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def opened(group: Group, user: User) -> PdfReader:
    """The pack as this person gets it."""
    answer: Any = browser(user).get(reverse("meetings:pack", args=[group.meeting.pk]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()[:3000]
    return PdfReader(BytesIO(b"".join(answer.streaming_content)))


def everything_in(found: PdfReader) -> str:
    """Words of all pages, bookmarks, labels and metadata, and the raw file."""

    def titles(outline: Any) -> list[str]:
        return [
            words
            for one in outline
            for words in (titles(one) if isinstance(one, list) else [one.title])
        ]

    parts = [page.extract_text() for page in found.pages]
    parts += [*titles(found.outline), *found.page_labels, str(found.metadata)]
    writer = PdfWriter(clone_from=found)
    for page in writer.pages:
        page.compress_content_streams()
    out = BytesIO()
    writer.write(out)
    return "\n".join([*parts, out.getvalue().decode("latin-1")])


def spans(group: Group, user: User) -> dict[str, str]:
    """What each paper's pages are called on this person's agenda."""
    lines = shown(group.meeting, user, TODAY).lines
    return {str(one.paper): one.span for line in lines for one in line.papers}
