"""Practitioners say beside the returns what is so; nobody can tell who said what."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from audits.gap import FEW, gap_prompts, gaps
from audits.lacking import lines_of
from audits.models import Reply, Return, Survey
from audits.services.answering import Said, save_answer
from audits.services.submitting import submit
from audits.services.surveying import open_survey, reply
from audits.tests.conftest import DUE, NOW, TODAY, Here

pytestmark = pytest.mark.django_db
AGREES, NOT, UNKNOWN = {"Q11": 4, "Q21": 3}, {"Q11": 1, "Q21": 2}, {"Q11": 0, "Q21": 0}


def surveyed(here: Here) -> Survey:
    """Beside a cycle in which the trust has called everything fully met."""
    row = here.returned(here.edition(twin="So it is"))
    best = row.cycle.edition.scale.grades.get(code="G")
    for line in lines_of(row):
        said = Said(grade=best, words="Shown")
        save_answer(line.section, line.question, said, read=0, by=here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    return open_survey(row.cycle, closes_on=DUE, by=here.officer, now=NOW)


def says(here: Here, survey: Survey, answers: dict[str, int], once: str) -> None:
    reply(survey, here.world.trust, answers, once=once, today=TODAY)


def test_the_gap_is_between_what_is_graded_and_what_practitioners_say(here: Here):
    survey = surveyed(here)
    for number, answers in enumerate([AGREES, AGREES, NOT, NOT, UNKNOWN]):
        says(here, survey, answers, str(number))
    found = gaps(survey, Return.objects.all())
    [row] = found.rows
    assert [(side.met, side.graded, side.agree, side.said) for side in row.sides] == [
        (2, 2, 2, 4),
        (2, 2, 2, 4),
    ]
    assert row.sides[0].gap == 50
    [(standard, words), *_] = gap_prompts(survey.cycle, Return.objects.all())
    assert standard == found.standards[0]
    assert "Why do they see it otherwise?" in words


def test_fewer_replies_than_can_hide_somebody_are_not_shown_nor_in_the_whole(here: Here):
    survey = surveyed(here)
    for number in range(FEW - 1):
        says(here, survey, NOT, str(number))
    found = gaps(survey, Return.objects.all())
    assert not found.rows[0].is_shown
    assert [side.said for side in found.whole] == [0, 0]


def test_a_reply_keeps_neither_who_nor_when(here: Here):
    kept = {field.name for field in Reply._meta.get_fields()}
    assert kept == {"id", "survey", "agency", "answers", "once"}
    assert not hasattr(Reply, "history")


def test_the_same_page_sent_twice_counts_once(here: Here):
    survey = surveyed(here)
    for _ in range(2):
        says(here, survey, AGREES, "the same")
    assert Reply.objects.count() == 1


def test_it_is_answered_by_its_address_without_signing_in(here: Here, client: Any):
    survey = surveyed(here)
    page = client.get(survey.get_absolute_url())
    assert "So it is" in page.content.decode()
    once = page.context["form"].initial["once"]
    asked = page.context["form"].asked
    answer = {"agency": here.world.trust.pk, "once": once}
    answer |= {f"said_{one.pk}": 4 for one in asked}
    assert client.post(survey.get_absolute_url(), answer).status_code == 302
    assert Reply.objects.get().answers == {"Q11": 4, "Q21": 4}


def test_an_address_that_none_has_opens_nothing(client: Any):
    page = client.get(reverse("audits:survey_by_link", args=["1:forged"]))
    assert "So it is" not in page.content.decode()
    assert page.status_code == 410


def test_a_closed_survey_takes_nothing(here: Here):
    survey = surveyed(here)
    with pytest.raises(ValidationError, match="closed"):
        reply(survey, here.world.trust, AGREES, once="x", today=DUE + timedelta(days=1))


@pytest.mark.parametrize("answers", [{}, {"Q11": 9}, {"other": 4}])
def test_what_was_not_asked_is_not_counted(here: Here, answers: dict[str, int]):
    with pytest.raises(ValidationError):
        says(here, surveyed(here), answers, "x")
    assert not Reply.objects.exists()
