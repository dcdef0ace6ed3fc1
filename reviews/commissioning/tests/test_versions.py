"""Drafts of the report: numbered, withdrawn out of sight, compared sentence by sentence."""

from time import monotonic
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from partnership.access.querysets import about_visible
from partnership.access.services import NotAllowed
from partnership.documents.models import Document
from partnership.jobs.models import Job
from partnership.jobs.services import run
from reviews.commissioning.comparing import compared, sentences
from reviews.commissioning.models import Comparison, Version
from reviews.commissioning.services.versions import (
    COMPARE,
    add_version,
    ask_comparison,
    withdraw_version,
    work_out,
)
from reviews.commissioning.tests.factories import DECIDED, NOW, TODAY, drafted
from tests.naming import name_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(review):
    return review(DECIDED)


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_drafts_are_numbered_and_the_same_file_twice_is_one(world, row):
    first = drafted(row, world.officer)
    assert drafted(row, world.officer) == first
    assert drafted(row, world.officer, "One. Three.").number == 2
    with pytest.raises(NotAllowed):
        drafted(row, world.chair)


@pytest.mark.parametrize("name", ["report.pdf", "report.docx"])
def test_what_only_calls_itself_a_report_is_refused_and_takes_no_number(world, row, name):
    upload = SimpleUploadedFile(name, b"MZ\x90\0" + b"\0" * 600)
    with pytest.raises(ValidationError) as refused:
        add_version(row, report=upload, what_changed="Much", by=world.officer, today=TODAY, now=NOW)
    assert "report" in refused.value.message_dict
    assert not Version.objects.exists()


def test_a_signed_off_report_gets_no_other_draft(world, signed_off):
    with pytest.raises(ValidationError, match="was signed off"):
        drafted(signed_off(DECIDED), world.officer)


def test_a_withdrawn_draft_is_the_services_alone(world, row):
    name_for(row.incident, world.member, part="member")
    draft = drafted(row, world.officer)
    files = Document.objects.about(draft)
    assert about_visible(files, world.member).exists()
    page = files.get().get_absolute_url()
    opened = browser(world.member).get(page)
    assert opened["Content-Disposition"].startswith("attachment")
    said = {"by": world.officer, "today": TODAY}
    withdraw_version(draft, because="Of another case", **said)
    assert not about_visible(files, world.member).exists()
    assert not about_visible(files, world.chair).exists()
    assert about_visible(files, world.officer).exists()
    assert browser(world.member).get(page).status_code == 404
    shown = browser(world.member).get(draft.get_absolute_url()).content.decode()
    assert "Of another case" not in shown
    with pytest.raises(ValidationError, match="It was withdrawn"):
        withdraw_version(draft, because="Again", **said)


def test_sentences_are_the_same_on_whichever_line_they_stand():
    text = "It rained.  Was it (so) “wet?” Dr. A said yes! 3.5 days passed. • A point"
    assert sentences(text)[:2] == ["It rained.", "Was it (so) “wet?"]
    assert sentences("a" * 2000) == ["a" * 900, "a" * 900, "a" * 200]
    assert sentences("") == []


def test_what_changed_is_told_in_words_and_the_rest_is_left_out():
    old = " ".join(f"Sentence {n} stands." for n in range(1, 31))
    new = old.replace("Sentence 15 stands.", "Sentence 15 stands firmly.") + " A last one."
    parts, cut = compared(old, new)
    assert cut == ""
    assert [part[0] for part in parts] == [
        *("left", "same", "changed", "same", "left", "same", "new"),
    ]
    assert parts[2][1][1:] == [["gone", "stands."], ["new", "stands firmly."]]
    assert compared(old, old) == ([], "")


def test_two_drafts_are_compared_by_a_job_and_the_page_says_so_until_then(world, row):
    first = drafted(row, world.officer, "Agencies met often. Each kept a record.")
    second = drafted(row, world.officer, "Agencies met often. Each kept one record.")
    name_for(row.incident, world.member, part="member")
    member = browser(world.member)
    asked = {"one": second.number, "other": first.number}
    answer = member.post(reverse("commissioning:compare", args=[row.reference]), asked)
    page = reverse("commissioning:comparison", args=[row.reference, 1, 2])
    assert answer.url == page
    assert "being compared" in member.get(page).content.decode()
    job = Job.objects.get(kind=COMPARE)
    assert run(job.pk, now=NOW)
    shown = member.get(page).content.decode()
    assert "1 sentence changed" in shown
    assert "[new: </span>one" in shown
    assert "[gone: </span>a" in shown
    found = Comparison.objects.get()
    work_out(found.pk, now=NOW)  # a second run leaves it
    assert ask_comparison(first, second, now=NOW) == found
    withdraw_version(first, because="Wrong", by=world.officer, today=TODAY)
    assert member.get(page).status_code == 404


def test_a_draft_is_not_compared_with_itself_or_one_of_another_review(world, row, review):
    draft = drafted(row, world.officer)
    other = drafted(review(TODAY), world.officer, "Another.")
    for pair in ((draft, draft), (draft, other)):
        with pytest.raises(ValidationError, match="two different drafts"):
            ask_comparison(*pair, now=NOW)
    answer = browser(world.chair).post(
        reverse("commissioning:compare", args=[row.reference]), {"one": 1, "other": 1}
    )
    assert "two different drafts" in answer.content.decode()


def test_a_file_without_words_is_told_of(world, row):
    drafts = [drafted(row, world.officer, words) for words in ("Some words.", "More words.")]
    found = ask_comparison(*drafts, now=NOW)
    document = Document.objects.about(drafts[0]).get()
    document.file.delete(save=False)
    work_out(found.pk, now=NOW)
    found.refresh_from_db()
    assert found.note == "Draft 1: The file is missing."
    assert found.parts == []


def test_four_hundred_pages_are_compared_in_seconds():
    old = " ".join(f"On page {n // 30} sentence {n} tells of one thing." for n in range(12_000))
    new = old.replace("of one thing", "of two things", 4_000)
    began = monotonic()
    parts, _ = compared(old, new)
    assert len(parts) > 4_000
    assert monotonic() - began < 60
