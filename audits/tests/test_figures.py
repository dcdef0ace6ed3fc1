"""Counts name what they are a share of, on any scale."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audits.board import progress, shown
from audits.figures import Counts, heat_map, share, table_of
from audits.lacking import lines_of
from audits.models import Answer, Cycle, Return
from audits.services import moderating
from audits.services.answering import Said, save_answer
from audits.services.submitting import submit
from audits.tests.conftest import DUE, NOW, RAG, TODAY, Here, Worded
from tests import factories as make

pytestmark = pytest.mark.django_db
FOUR_IS_BEST: tuple[Worded, ...] = tuple(
    (str(n), f"Level {n}", n == 4, n < 3) for n in (1, 2, 3, 4)
)
ONE_IS_BEST: tuple[Worded, ...] = tuple((str(n), f"Level {n}", n == 1, n > 2) for n in (4, 3, 2, 1))
NOUGHT_TO_THREE: tuple[Worded, ...] = tuple((str(n), f"Score {n}", n == 3, n < 2) for n in range(4))
PERCENT: tuple[Worded, ...] = tuple(
    (str(n), f"{n} per cent", n == 100, n < 50) for n in range(0, 101, 5)
)


def test_the_published_counts_of_a_cycle_are_shares_of_two_things():
    """10, 63, 569 and 17 of 659: the shape of the 2015-16 result, in an invented cycle."""
    counts = Counts()
    for grade, number in ((1, 10), (2, 63), (3, 569), (None, 17)):
        counts.add(grade, number)
    assert (counts.all, counts.graded) == (659, 642)
    assert share(counts.by_grade[3], counts.all) == "86.3 %"
    assert share(counts.by_grade[3], counts.graded) == "88.6 %"
    assert share(0, 0) == "nothing to count"


@pytest.mark.parametrize(
    "scale", [RAG, FOUR_IS_BEST, ONE_IS_BEST, NOUGHT_TO_THREE, PERCENT], ids=lambda one: one[0][1]
)
def test_a_whole_cycle_runs_on_any_scale(here: Here, scale: tuple[Worded, ...]):
    row = here.returned(here.edition(scale))
    grades = {one.code: one for one in row.cycle.edition.scale.grades.all()}
    worst, best = grades[scale[0][0]], grades[scale[-1][0]]
    act: dict[str, Any] = {"action": "Train", "owner": "Head", "due_on": row.cycle.due_on}
    lines = lines_of(row)
    said = [Said(grade=best, words="Shown") for _ in lines]
    said[0] = Said(grade=worst, words="Shown", **act)
    said[-1] = Said(not_applicable=True, words="We have none")
    for line, one in zip(lines, said, strict=True):
        save_answer(line.section, line.question, one, read=0, by=here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    found = heat_map(row.cycle, Return.objects.all())
    [(_, cells)] = [one for one in found.rows if one[0] == row]
    assert (cells[0].worst, cells[0].met, cells[0].graded) == (worst, 1, 2)
    assert (cells[1].worst, cells[1].not_applicable) == (best, 1)
    assert cells[1].words == f"{best.words}: 1 of 1 fully met"
    assert [one.grade for one in found.table][0] == best
    assert (found.counts.graded, found.counts.not_applicable) == (3, 1)


@pytest.mark.parametrize(
    "scale", [FOUR_IS_BEST, ONE_IS_BEST, NOUGHT_TO_THREE, PERCENT], ids=lambda one: one[0][1]
)
def test_the_boards_score_counts_once_it_is_final_and_the_agencys_stays(
    here: Here, scale: tuple[Worded, ...]
):
    row = here.returned(here.edition(scale))
    grades = list(row.cycle.edition.scale.grades.all())
    best, lower = grades[:2]
    for line in lines_of(row):
        said = Said(grade=best, words="Shown")
        save_answer(line.section, line.question, said, read=0, by=here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    facts: dict[str, Any] = {"grade": lower, "reason": "Seen otherwise", "by": here.officer}
    made = moderating.moderate(row.answers.get(question__key="Q11"), **facts, now=NOW)
    assert not heat_map(row.cycle, Return.objects.all()).counts.by_grade[lower.pk]
    moderating.make_final(made, by=here.officer, now=NOW)
    counted = heat_map(row.cycle, Return.objects.all()).counts.by_grade
    own = heat_map(row.cycle, Return.objects.all(), own=True).counts.by_grade
    assert (counted[best.pk], counted[lower.pk]) == (3, 1)
    assert (own[best.pk], own[lower.pk]) == (4, 0)


def test_the_heat_map_asks_the_same_for_many_agencies(here: Here):
    def asked() -> int:
        cycle = Cycle.objects.select_related("edition").get()
        with CaptureQueriesContext(connection) as queries:
            heat_map(cycle, Return.objects.all())
        return len(queries)

    row = here.returned()
    row.submitted_at = NOW
    row.save_because("submitted", by=here.officer)
    few = asked()
    for _ in range(5):
        one = Return(cycle=row.cycle, agency=make.agency(), submitted_at=NOW)
        one.save_because("asked", by=here.officer)
    assert asked() == few == 4


def test_a_table_begins_with_the_best(here: Here):
    grades = list(here.edition().scale.grades.all())
    assert [one.grade.code for one in table_of(Counts(), grades)] == ["G", "A", "R"]


def test_a_return_counts_once_it_is_submitted(here: Here):
    row = here.returned()
    best = row.cycle.edition.scale.grades.get(code="G")
    for line in lines_of(row):
        save_answer(line.section, line.question, Said(best, words="x"), read=0, by=here.lead)
    found = heat_map(row.cycle, Return.objects.all())
    assert found.counts.all == 0
    assert {cell.words for cell in dict(found.rows)[row]} == {"Not in"}
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    assert heat_map(row.cycle, Return.objects.all()).counts.all == 4


def test_the_weakest_agency_stands_first_and_what_is_not_in_last(here: Here):
    row = here.returned()
    late, weak = (make.agency(name=name) for name in ("Absent", "Weak"))
    grades = {one.code: one for one in row.cycle.edition.scale.grades.all()}
    for agency in (late, weak):
        Return(cycle=row.cycle, agency=agency).save_because("asked", by=here.officer)
    for agency, code in ((here.world.trust, "G"), (weak, "A")):
        one = Return.objects.get(cycle=row.cycle, agency=agency)
        for line in lines_of(row):
            answer = Answer(of=one, question=line.question, grade=grades[code])
            answer.save_because("said", by=here.officer)
        one.submitted_at = NOW
        one.save_because("submitted", by=here.officer)
    found = heat_map(row.cycle, Return.objects.all())
    asked = [one.agency for one, _ in found.rows]
    assert asked[:2] == [weak, here.world.trust]
    assert late in asked[2:]
    drawn = shown(found, list(grades.values()))["rows"]
    assert [cell["tint"] for cell in drawn[0]["cells"]] == ["green", "green"]
    assert (drawn[1]["last"], drawn[-1]["cells"][0]["words"]) == ("4 of 4", "Not in")


def test_the_service_reads_how_far_each_agency_is_and_whom_to_ask(here: Here):
    row = here.returned()
    line = lines_of(row)[0]
    best = row.cycle.edition.scale.grades.get(code="G")
    save_answer(line.section, line.question, Said(best, words="x"), read=0, by=here.lead)
    mine = Return.objects.filter(cycle=row.cycle)
    [one] = [one for one in progress(mine, TODAY) if one.of == row]
    assert (one.answered, one.asked, one.state) == (1, 4, ("Begun", "amber"))
    assert (one.touched_by, here.lead in one.leads) == (here.lead.name, True)
    late = progress(mine, DUE + timedelta(days=1))
    assert {one.state for one in late} == {("Late", "red")}


def test_how_far_they_are_asks_the_same_for_many_agencies(here: Here):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            progress(Return.objects.all(), TODAY)
        return len(queries)

    row = here.returned()
    few = asked()
    for _ in range(5):
        Return(cycle=row.cycle, agency=make.agency()).save_because("asked", by=here.officer)
    assert asked() == few == 3
