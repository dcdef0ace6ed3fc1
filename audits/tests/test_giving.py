"""A lead gives standards to colleagues: each sees theirs and nothing else of the return."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from audits.lacking import lines_of
from audits.models import Return, Section
from audits.services.answering import Said, save_answer
from audits.services.giving import colleagues, give
from audits.tests.conftest import NOW, TODAY, Here
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.outbox.models import Letter
from partnership.people.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db


def colleague(here: Here, ends_on=None) -> User:
    who = make.person("Somebody of the trust")
    make.appointment(who, Office.PRACTITIONER, here.world.trust, ends_on=ends_on)
    return who


def first(row: Return) -> Section:
    return Section.objects.filter(of=row).order_by("standard__number")[0]


def test_a_colleague_answers_the_standard_that_they_were_given_and_sees_no_other(here: Here):
    row, who = here.returned(), colleague(here)
    section, other = list(row.sections.order_by("standard__number"))
    assert not can(who, "view", section)
    give(section, who, by=here.lead, now=NOW)
    section.refresh_from_db()
    assert can(who, "answer", section)
    assert not can(who, "view", other)
    assert not can(who, "view", row)
    line = lines_of(row, section)[0]
    kept = save_answer(section, line.question, Said(words="Mine"), read=0, by=who)
    assert kept is not None
    assert not can(who, "view", kept)  # through the standard's page alone


def test_a_colleague_cannot_answer_a_question_of_another_standard_through_theirs(here: Here):
    row, who = here.returned(), colleague(here)
    section, other = list(row.sections.order_by("standard__number"))
    give(section, who, by=here.lead, now=NOW)
    question = lines_of(row, other)[0].question
    with pytest.raises(ValidationError, match="not asked this question"):
        save_answer(section, question, Said(words="x"), read=0, by=who)


def test_the_colleague_is_told_once(here: Here):
    row, who = here.returned(), colleague(here)
    for _ in range(2):
        give(first(row), who, by=here.lead, now=NOW)
    letter = Letter.objects.get(to=who)
    assert "Standard 1" in letter.words


def test_what_was_given_is_taken_back(here: Here):
    row, who = here.returned(), colleague(here)
    give(first(row), who, by=here.lead, now=NOW)
    give(first(row), None, by=here.lead, now=NOW)
    assert not can(who, "view", first(row))


def test_a_colleague_who_left_answers_no_more(here: Here):
    row, who = here.returned(), colleague(here, ends_on=TODAY)
    give(first(row), who, by=here.lead, now=NOW)
    section = first(row)
    assert can(who, "answer", section, on=TODAY)
    assert not can(who, "answer", section, on=TODAY + timedelta(days=1))


def test_nobody_of_another_agency_is_given_a_standard(here: Here):
    row, stranger = here.returned(), make.person()
    assert stranger not in colleagues(row, NOW)
    with pytest.raises(ValidationError, match="holds an office of the agency"):
        give(first(row), stranger, by=here.lead, now=NOW)


def test_a_colleague_gives_nothing_on(here: Here):
    row, who = here.returned(), colleague(here)
    give(first(row), who, by=here.lead, now=NOW)
    with pytest.raises(NotAllowed):
        give(first(row), None, by=who, now=NOW)
