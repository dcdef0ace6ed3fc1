"""Everybody saves on the last afternoon: nothing is lost and nothing counted twice."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from audits.lacking import Line, lines_of
from audits.models import Answer, Return, Section
from audits.services.answering import ChangedMeanwhile, Said, save_answer
from audits.tests.conftest import Here
from partnership.access.offices import Office
from partnership.people.models import User
from tests import factories as make
from tests.factories import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.served]
LEADS, AT_ONCE = 150, 30


@pytest.fixture
def returns(transactional_db: None) -> list[tuple[Return, User]]:
    """A cycle in which many agencies are asked, each with a lead."""
    here = Here(World())
    first = here.returned()
    sections = list(first.sections.all())
    found = [(first, here.lead)]
    for n in range(1, LEADS):
        agency, lead = make.agency(f"Agency {n}"), make.person(f"Lead {n}")
        make.listing(here.world.partnership, agency)
        make.appointment(lead, Office.AGENCY_LEAD, agency)
        row = Return(cycle=first.cycle, agency=agency)
        row.save_because("asked", by=here.officer)
        for one in sections:
            Section(of=row, standard=one.standard).save_because("asked", by=here.officer)
        found.append((row, lead))
    return found


def all_at_once(acts: list[Any]) -> list[Any]:
    def one(act: Any) -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, acts))


def test_a_hundred_and_fifty_leads_in_two_tabs_each_lose_nothing(
    returns: list[tuple[Return, User]],
):
    grade = returns[0][0].cycle.edition.scale.grades.get(code="G")

    def saves(line: Line, words: str, by: User) -> str:
        """The words that were refused because the other tab was quicker; else none."""
        said = Said(grade=grade, words=words)
        try:
            save_answer(line.section, line.question, said, read=0, by=by)
        except ChangedMeanwhile as error:
            return words if error.answer.words else ""  # what stands is shown beside what was typed
        return ""

    acts = [
        lambda line=line, words=f"{row.pk}, {line.question.key}, {tab}", by=lead: saves(
            line, words, by
        )
        for row, lead in returns
        for line in lines_of(row)
        for tab in ("one", "two")
    ]
    refused = [words for words in all_at_once(acts) if words]
    kept = set(Answer.objects.values_list("words", flat=True))
    asked = len(acts) // 2
    assert Answer.objects.count() == len(kept) == len(refused) == asked
    assert not kept & set(refused)
    assert {words.rsplit(", ", 1)[0] for words in kept} == {
        words.rsplit(", ", 1)[0] for words in refused
    }
    history = Answer.history.model.objects  # type: ignore[attr-defined]
    assert history.count() == asked
