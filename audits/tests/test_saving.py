"""A question saves itself while its reader types, and says when it cannot."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.lacking import Line, lines_of
from audits.models import Answer, Return
from audits.services.answering import Said, save_answer
from audits.tests.conftest import Here

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(here: Here) -> Return:
    return here.returned()


def typed(line: Line, **said: Any) -> dict[str, Any]:
    return {f"{name}_{line.question.pk}": value for name, value in said.items()}


def saves(client: Client, here: Here, line: Line, alone: object, **said: Any) -> Any:
    client.force_login(here.lead)
    page = reverse("audits:answer", args=[line.section.pk])
    return client.post(page, {**typed(line, **said), "alone": alone})


def test_one_question_is_kept_and_its_number_of_savings_told(
    client: Client, here: Here, row: Return
):
    line, other = lines_of(row)[:2]
    answer = saves(client, here, line, line.question.pk, grade="G", words="A list", read="")
    assert (answer.status_code, answer.json()) == (200, {"saved": 1})
    kept = Answer.objects.get()
    assert (kept.question, kept.words) == (line.question, "A list")
    again = saves(client, here, line, line.question.pk, grade="G", words="Two lists", read="1")
    assert again.json() == {"saved": 2}
    assert not Answer.objects.filter(question=other.question).exists()


def test_what_was_carried_over_elsewhere_on_the_page_stays_to_be_confirmed(
    client: Client, here: Here, row: Return
):
    line, other = lines_of(row)[:2]
    carried = Answer(of=row, question=other.question, words="Then", to_confirm=True, saved=1)
    carried.save_because("carried over", by=here.lead)
    saves(client, here, line, line.question.pk, words="Now", read="")
    carried.refresh_from_db()
    assert carried.to_confirm


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(
    client: Client, here: Here, row: Return
):
    line = lines_of(row)[0]
    save_answer(line.section, line.question, Said(words="Theirs"), read=0, by=here.lead)
    answer = saves(client, here, line, line.question.pk, words="Mine", read="0")
    assert answer.status_code == 409
    assert "meanwhile" in answer.json()["words"]
    assert Answer.objects.get().words == "Theirs"


def test_a_day_that_cannot_be_is_named_and_nothing_is_kept(client: Client, here: Here, row: Return):
    line = lines_of(row)[0]
    said = typed(line, words="x", read="")
    said |= {f"due_on_{line.question.pk}_{part}": "99" for part in ("day", "month", "year")}
    client.force_login(here.lead)
    page = reverse("audits:answer", args=[line.section.pk])
    answer = client.post(page, {**said, "alone": line.question.pk})
    assert answer.status_code == 422
    assert answer.json()["words"]
    assert not Answer.objects.exists()


def test_a_question_of_another_standard_is_not_saved_here(client: Client, here: Here, row: Return):
    lines = lines_of(row)
    elsewhere = next(one for one in lines if one.section != lines[0].section)
    answer = saves(client, here, lines[0], elsewhere.question.pk, words="x", read="")
    assert answer.status_code == 404
    assert not Answer.objects.exists()
