"""Files are judged by content, given out through the gate, and kept while a form is mended."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnership.documents.keeping import HELD_FOR, fetch, keep, throw_away
from partnership.documents.models import Document, KeptUpload
from partnership.documents.services import attach
from partnership.documents.validators import PDF, judge
from tests.factories import pdf

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def office_file(*members: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in members:
            archive.writestr(name, "<x/>")
    return memory.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("report.pdf", b"MZ\x90\x00 a program", "is not a"),
        ("report.pdf", b"<html><script>alert(1)</script>", "is not a"),
        ("report.pdf", b"", "empty"),
        ("report.exe", b"%PDF-1.4\n1 0 obj", "does not end in .pdf"),
        ("a.docx", office_file("hello.txt"), "is not a"),
        ("a.docx", office_file("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", b"PK\x03\x04 broken", "is not a"),
        ("a.png", b"\x89PNG but not really", "is not a"),
    ],
)
def test_the_content_decides_whatever_the_name_says(name, content, words):
    with pytest.raises(ValidationError, match=words):
        judge(SimpleUploadedFile(name, content))


def test_a_pdf_and_a_word_document_are_taken():
    assert judge(pdf()) is PDF
    word = SimpleUploadedFile("a.docx", office_file("word/document.xml"))
    assert judge(word).words == "Word document"


def test_too_large_is_said_before_the_file_is_read(settings):
    settings.MAX_UPLOAD_BYTES = 10
    with pytest.raises(ValidationError, match="larger than"):
        judge(pdf())


@pytest.mark.parametrize(
    ("scanner", "words"),
    [
        ("grep -q nothing-of-this-kind", "found something harmful"),  # ends with 1
        ("grep --no-such-option", "cannot be checked"),  # ends with 2
        ("no-such-scanner-anywhere", "cannot be checked"),
    ],
)
def test_what_the_scanner_refuses_or_cannot_check_is_not_taken(settings, scanner, words):
    settings.FILE_SCANNER = scanner
    with pytest.raises(ValidationError, match=words):
        judge(pdf())


def test_the_scanner_reads_the_whole_file_and_the_file_stays_readable(settings):
    settings.FILE_SCANNER = "grep -aq %PDF"  # ends with 0 where the content arrives
    upload = pdf()
    assert judge(upload) is PDF
    assert upload.read().startswith(b"%PDF")


def test_the_given_name_never_makes_a_path(world, review):
    row = review()
    upload = pdf("../../etc/<b>passwd</b>.pdf")
    document = attach(row, upload, title="A report", by=world.officer, now=NOW)
    assert "passwd" not in document.file.name
    assert "/" not in document.name
    assert "<" not in document.name


def test_a_file_is_an_attachment_that_no_browser_opens(client, world, signed_off):
    document = Document.objects.about(signed_off()).get()
    client.force_login(world.chair)
    answer = client.get(document.get_absolute_url())
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_a_file_of_an_unseen_review_is_not_there(client, world, signed_off):
    document = Document.objects.about(signed_off()).get()
    client.force_login(world.lead)
    assert client.get(document.get_absolute_url()).status_code == 404


def test_a_good_file_is_kept_while_the_rest_is_mended(client, world, review):
    row = review(date(2026, 3, 16))
    client.force_login(world.head)
    address = reverse("reviews:sign_off", args=[row.reference])
    page = client.post(address, {"report": pdf("the-report.pdf"), "reviewer": "A reviewer"})
    words = page.content.decode()
    assert "Your file “the-report.pdf” was kept" in words
    token = KeptUpload.objects.get().token
    assert f'value="{token}"' in words
    day = {"on_day": "17", "on_month": "3", "on_year": "2026"}
    answer = client.post(address, {**day, "reviewer": "A reviewer", "report_kept": token})
    assert answer.status_code == 302
    assert Document.objects.about(row).get().name == "the-report.pdf"


def test_a_wrong_file_is_not_kept(client, world, review):
    row = review()
    client.force_login(world.head)
    program = SimpleUploadedFile("report.pdf", b"MZ\x90\x00 a program")
    page = client.post(reverse("reviews:sign_off", args=[row.reference]), {"report": program})
    assert "is not a PDF" in page.content.decode()
    assert not KeptUpload.objects.exists()


def test_a_kept_file_is_its_senders_alone_and_goes_after_a_day(world):
    kept = keep(pdf(), by=world.head, now=NOW)
    assert fetch(kept.token, by=world.head, now=NOW)
    assert fetch(kept.token, by=world.officer, now=NOW) is None
    assert fetch(kept.token, by=world.head, now=NOW + HELD_FOR) is None
    assert throw_away(now=NOW + timedelta(hours=23)) == 0
    assert throw_away(now=NOW + HELD_FOR) == 1
    assert not kept.file.storage.exists(kept.file.name)
