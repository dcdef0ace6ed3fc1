"""A framework is worded edition by edition; what is published stays as it was asked."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audits.models import Edition, Question
from audits.services.frameworks import publish_edition
from audits.services.wording import (
    Wording,
    add_standard,
    begin_edition,
    drop_question,
    drop_standard,
    put_question,
    rename_standard,
)
from audits.tests.conftest import TODAY, Here

pytestmark = pytest.mark.django_db


def questions(edition: Edition) -> list[tuple[str, str]]:
    rows = Question.objects.filter(standard__edition=edition)
    return [(str(one), one.key) for one in rows]


def test_a_new_edition_begins_with_the_last_and_keeps_its_keys(here: Here):
    first = here.edition()
    made = begin_edition(first, by=here.officer)
    assert (made.number, made.published_on) == (2, None)
    assert questions(made) == questions(first)
    assert begin_edition(first, by=here.officer) == made


def test_what_is_published_is_never_changed(here: Here):
    edition = here.edition()
    standard = edition.standards.get(number=1)
    question = standard.questions.get(number=1)
    by: dict[str, Any] = {"by": here.officer}
    acts = (
        lambda: add_standard(edition, title="x", **by),
        lambda: rename_standard(standard, title="x", **by),
        lambda: drop_standard(standard, **by),
        lambda: put_question(standard, Wording("x"), **by),
        lambda: put_question(standard, Wording("x"), question=question, **by),
        lambda: drop_question(question, **by),
    )
    for act in acts:
        with pytest.raises(ValidationError, match="never changed"):
            act()


def test_a_question_worded_anew_keeps_its_key_and_a_new_one_gets_its_own(here: Here):
    edition = begin_edition(here.edition(), by=here.officer)
    standard = edition.standards.get(number=1)
    old = standard.questions.get(number=1)
    put_question(standard, Wording("Is it so now?"), question=old, by=here.officer)
    new = put_question(standard, Wording("And this?", kinds=["police"]), by=here.officer)
    old.refresh_from_db()
    assert (old.key, old.words) == ("Q11", "Is it so now?")
    assert (str(new), new.key) == ("1.3", "OWN-N1")
    assert put_question(standard, Wording("And this?"), by=here.officer) == new


def test_numbers_close_up_where_something_is_left_out(here: Here):
    edition = begin_edition(here.edition(), by=here.officer)
    drop_question(Question.objects.get(standard__edition=edition, key="Q11"), by=here.officer)
    assert questions(edition) == [("1.1", "Q12"), ("2.1", "Q21"), ("2.2", "Q22")]
    drop_standard(edition.standards.get(number=1), by=here.officer)
    assert questions(edition) == [("1.1", "Q21"), ("1.2", "Q22")]


def test_the_new_edition_is_asked_and_the_old_one_stands(here: Here):
    first = here.edition()
    made = begin_edition(first, by=here.officer)
    put_question(made.standards.get(number=1), Wording("More?"), by=here.officer)
    made = publish_edition(made, by=here.officer, today=TODAY)
    assert here.cycle(made).edition == made
    assert Question.objects.filter(standard__edition=first).count() == 4
