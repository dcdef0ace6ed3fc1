"""Files stand under answers with the time that they tell of; none is kept twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from audits.lacking import Line, lines_of
from audits.models import Evidence, Return, Use
from audits.services.answering import Said, save_answer
from audits.services.evidence import Shown, add_evidence, take_off, use_evidence
from audits.services.submitting import submit
from audits.tests.conftest import NOW, TODAY, Here
from partnership.documents.models import Document
from partnership.people.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
SHOWN = Shown("Minutes of the panel", TODAY - timedelta(days=90), TODAY - timedelta(days=30))


def put(line: Line, by: User, file: Any = None, shown: Shown = SHOWN) -> Use:
    upload = file or make.pdf()
    return add_evidence(line.section, line.question, shown, upload, by=by, now=NOW)


def lines(row: Return) -> list[Line]:
    return lines_of(row)


def test_a_file_stands_under_its_answer_with_the_time_that_it_tells_of(here: Here):
    row = here.returned()
    put(lines(row)[0], here.lead)
    [use] = lines(row)[0].uses
    assert (use.evidence.title, use.evidence.tells_until) == (SHOWN.title, SHOWN.tells_until)
    assert use.file == Document.objects.get()
    assert lines(row)[1].uses == ()


def test_the_same_file_under_another_answer_is_kept_once(here: Here):
    row = here.returned()
    first, second, third = lines(row)[:3]
    put(first, here.lead)
    put(second, here.lead)
    kept = Evidence.objects.get()
    use_evidence(kept, third.section, third.question, by=here.lead)
    assert Document.objects.count() == 1
    assert kept.uses.count() == 3


def test_a_file_that_is_older_than_a_year_is_asked_about(here: Here):
    old = Shown("Old", TODAY - timedelta(days=800), TODAY - timedelta(days=400))
    use = put(lines(here.returned())[0], here.lead, shown=old)
    assert use.evidence.is_old(TODAY)


def test_taking_it_off_leaves_it_in_the_return_and_it_can_come_back(here: Here):
    row = here.returned()
    use = put(lines(row)[0], here.lead)
    take_off(use, by=here.lead)
    assert lines(row)[0].uses == ()
    put(lines(row)[0], here.lead)
    assert len(lines(row)[0].uses) == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [((30, 90), "before the first"), ((30, -1), "after today")],
)
def test_days_that_cannot_be_are_refused(here: Here, days: tuple[int, int], words: str):
    wrong = Shown("x", *(TODAY - timedelta(days=back) for back in days))
    with pytest.raises(ValidationError, match=words):
        put(lines(here.returned())[0], here.lead, shown=wrong)
    assert not Evidence.objects.exists()


def test_a_page_that_is_called_pdf_is_not_taken(here: Here):
    fake = SimpleUploadedFile("list.pdf", b"<html><script>alert(1)</script></html>")
    with pytest.raises(ValidationError):
        put(lines(here.returned())[0], here.lead, file=fake)
    assert not Evidence.objects.exists()


def test_what_is_submitted_names_its_files_and_gets_no_other(here: Here):
    row = here.returned()
    put(lines(row)[0], here.lead)
    best = row.cycle.edition.scale.grades.get(code="G")
    for line in lines(row):
        said = Said(grade=best, words="Shown")
        save_answer(line.section, line.question, said, read=0, by=here.lead)
    made = submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    [file] = made.content[0]["evidence"]
    assert (file["title"], file["sha256"]) == (SHOWN.title, Document.objects.get().sha256)
    with pytest.raises(ValidationError, match="It is submitted"):
        put(lines(row)[1], here.lead)
