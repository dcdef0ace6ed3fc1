"""The next cycle begins with what was said in the last, each answer to be confirmed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audits.lacking import lacking, lines_of
from audits.models import Return
from audits.services import cycles
from audits.services.answering import Said, carry_over, save_answer
from audits.services.submitting import submit
from audits.tests.conftest import DUE, NOW, TODAY, Here

pytestmark = pytest.mark.django_db
NEXT = NOW + timedelta(days=400)


def answered(here: Here, row: Return) -> None:
    best = row.cycle.edition.scale.grades.get(code="G")
    for line in lines_of(row):
        said = Said(grade=best, words="Shown")
        save_answer(line.section, line.question, said, read=0, by=here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)


def later(here: Here, row: Return) -> Return:
    """The return of the next cycle against the same edition."""
    said: dict[str, Any] = {
        "edition": row.cycle.edition,
        "group": here.group,
        "title": "Section 11, next",
    }
    due = DUE + timedelta(days=400)
    cycle = cycles.draw_up(here.world.partnership, **said, due_on=due, by=here.officer, today=TODAY)
    cycles.launch(cycle, by=here.officer, now=NEXT)
    return Return.objects.get(cycle=cycle, agency=row.agency)


def test_last_times_answers_stand_beside_and_are_carried_to_be_confirmed(here: Here):
    first = here.returned()
    answered(here, first)
    row = later(here, first)
    assert all(line.last is not None and line.answer is None for line in lines_of(row))
    assert carry_over(row, by=here.lead) == 4
    assert carry_over(row, by=here.lead) == 0
    lines = lines_of(row)
    assert {line.state for line in lines} == {("To confirm", "blue")}
    assert {words for _, words in lacking(lines)} == {"Confirm what was carried over"}
    with pytest.raises(ValidationError, match="confirm what was carried over"):
        submit(row, signed_as="Chief nurse", by=here.lead, now=NEXT)


def test_saving_confirms_even_without_a_change(here: Here):
    first = here.returned()
    answered(here, first)
    row = later(here, first)
    carry_over(row, by=here.lead)
    line = lines_of(row)[0]
    assert line.answer is not None
    said = Said(grade=line.answer.grade, words=line.answer.words)
    save_answer(line.section, line.question, said, read=1, by=here.lead)
    assert lines_of(row)[0].state == ("Complete", "green")
    assert lines_of(row)[0].since_last == "As last time"


def test_what_was_never_submitted_is_not_last_time(here: Here):
    first = here.returned()
    line = lines_of(first)[0]
    save_answer(line.section, line.question, Said(words="Begun"), read=0, by=here.lead)
    assert all(line.last is None for line in lines_of(later(here, first)))
