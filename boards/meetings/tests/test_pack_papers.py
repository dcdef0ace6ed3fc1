"""Papers in a pack: what is no PDF, what opens for nobody, what breaks later."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, TextStringObject

from boards.meetings import binding
from boards.meetings.models import Paper, Version
from boards.meetings.tests.factories import Group
from boards.meetings.tests.packs import a_paper, browser, everything_in, of_pages, opened, spans
from partnership.demo.paper import small_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_asked_before")]


def picture() -> SimpleUploadedFile:
    made = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60
    return SimpleUploadedFile("plan.png", made, content_type="image/png")


def test_what_is_no_pdf_has_one_page_that_names_it(group: Group) -> None:
    item = group.item("Plans")
    a_paper(group, item, "Ground plan", picture())
    a_paper(group, item, "Report", of_pages(2))
    group.issue()
    assert spans(group, group.nurse) == {"Ground plan": "page 1", "Report": "pages 2–3"}
    words = opened(group, group.nurse).pages[1].extract_text()
    assert "Ground plan" in words
    assert "opens as a file of its own" in words


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(small_pdf("Locked")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (encrypted, "locked with a password"),
        (lambda: b"%PDF-1.7\n" + b"nothing of a PDF " * 40, "No page of the PDF can be read"),
    ],
)
def test_a_pdf_that_opens_for_nobody_is_not_taken(
    group: Group, content: Callable[[], bytes], words: str
) -> None:
    item = group.item("Neglect")
    file = SimpleUploadedFile("paper.pdf", content(), content_type="application/pdf")
    address = reverse("meetings:add_paper", args=[item.pk])
    page = browser(group.officer).post(address, {"title": "Report", "paper": file})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Paper.objects.exists()


def test_scripts_files_and_actions_of_a_paper_stay_behind(group: Group) -> None:
    writer = PdfWriter(clone_from=BytesIO(small_pdf("Harmless words")))
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('tourmaline')"),
        }
    )
    writer.root_object[NameObject("/OpenAction")] = script
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    writer.add_attachment("tourmaline.txt", b"tourmaline")
    writer.add_metadata({"/Author": "Tourmaline"})
    for address in ("https://example.org/page", "javascript:tourmaline()"):
        writer.add_uri(0, address, RectangleObject((50, 50, 200, 100)))
    out = BytesIO()
    writer.write(out)
    item = group.item("Neglect")
    a_paper(group, item, "Report", SimpleUploadedFile("paper.pdf", out.getvalue()))
    group.issue()
    found: Any = opened(group, group.nurse)
    words = everything_in(found).lower()
    assert "harmless words" in words
    (link,) = found.pages[1]["/Annots"]
    assert link.get_object()["/A"]["/URI"] == "https://example.org/page"
    for gone in ("tourmaline", "javascript", "embeddedfile", "openaction"):
        assert gone not in words


def test_a_paper_that_breaks_later_stands_apart_with_all_its_numbers(issued: Group) -> None:
    version = Version.objects.get(paper__title="Neglect report")
    from partnership.documents.models import Document

    file = Document.objects.about(version).get().file
    with file.storage.open(file.name, "wb") as broken:
        broken.write(b"%PDF-1.7 broken")
    found = opened(issued, issued.nurse)
    assert found.page_labels == ["i", "1–2", "6"]
    assert "opens as a file of its own" in found.pages[1].extract_text()


def test_a_program_that_comes_to_no_end_is_said_and_no_error(
    issued: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binding, "_run", lambda act, folder: None)
    answer = browser(issued.nurse).get(reverse("meetings:pack", args=[issued.meeting.pk]))
    assert answer.status_code == 503
    assert "too large, or one of them cannot be read" in answer.content.decode()
