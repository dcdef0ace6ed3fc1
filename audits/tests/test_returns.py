"""Agencies are asked, answer, and submit; nothing that somebody wrote is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audits.audience import audience
from audits.lacking import lacking, lines_of
from audits.models import Answer, Question, Return, Section
from audits.services import cycles, frameworks
from audits.services.answering import ChangedMeanwhile, Said, save_answer
from audits.services.submitting import submit
from audits.tests.conftest import DUE, NOW, TODAY, Here
from partnership.access.services import NotAllowed, can
from partnership.outbox.models import Letter
from tests.factories import World

pytestmark = pytest.mark.django_db


def question(row: Return, number: str) -> tuple[Section, Question]:
    """The standard it belongs to, and the question."""
    lines = {str(line.question): line for line in lines_of(row)}
    return lines[number].section, lines[number].question


def said(row: Return, code: str, **more: Any) -> Said:
    grade = row.cycle.edition.scale.grades.get(code=code)
    return Said(grade=grade, **{"words": "A list of policies", **more})


def whole(row: Return, by: Any) -> None:
    for line in lines_of(row):
        save_answer(line.section, line.question, said(row, "G"), read=0, by=by)


# --- asked ----------------------------------------------------------------------------------


def test_agencies_with_the_duty_are_asked_and_shown_before_the_launch(here: Here):
    cycle = here.cycle()
    asked = {one.agency: one for one in audience(cycle, TODAY)}
    assert here.world.trust in asked
    assert asked[here.world.trust].leads == [here.lead]
    assert not Return.objects.exists()


def test_the_launch_asks_each_agency_once_and_writes_to_its_leads(here: Here):
    cycle = here.cycle()
    first = cycles.launch(cycle, by=here.officer, now=NOW)
    assert cycles.launch(cycle, by=here.officer, now=NOW) == []
    assert Return.objects.count() == len(first)
    assert Letter.objects.filter(to=here.lead, kind="audit-return").count() == 1


def test_a_question_for_other_kinds_of_agency_is_not_asked(here: Here):
    row = here.returned(here.edition(kinds=["police"]))
    assert [str(line.question) for line in lines_of(row)] == ["1.1", "1.2", "2.1"]


def test_nobody_is_asked_by_an_edition_that_is_not_published(here: Here):
    edition = frameworks.take_over(here.world.partnership, "S11", by=here.officer)
    with pytest.raises(ValidationError, match="published edition"):
        here.cycle(edition)


def test_the_framework_of_the_portal_is_taken_over_once(here: Here):
    first = frameworks.take_over(here.world.partnership, "S11", by=here.officer)
    assert frameworks.take_over(here.world.partnership, "S11", by=here.officer) == first
    assert first.standards.count() == 9


# --- answered -------------------------------------------------------------------------------


def test_nothing_has_to_be_whole_before_the_return_is_submitted(here: Here):
    row = here.returned()
    save_answer(*question(row, "1.1"), Said(words="Begun"), read=0, by=here.lead)
    line = lines_of(row)[0]
    assert line.state == ("In part", "amber")
    assert lines_of(row)[1].state == ("Not started", "")


def test_a_second_tab_overwrites_nothing_unseen(here: Here):
    row = here.returned()
    asked = question(row, "1.1")
    first = save_answer(*asked, said(row, "G", words="First"), read=0, by=here.lead)
    with pytest.raises(ChangedMeanwhile) as refused:
        save_answer(*asked, said(row, "A", words="Second"), read=0, by=here.lead)
    assert refused.value.answer == first
    assert Answer.objects.get().words == "First"
    save_answer(*asked, said(row, "A", words="Both"), read=1, by=here.lead)
    assert Answer.objects.get().words == "Both"
    assert Answer.objects.get().history.count() == 2


def test_the_second_click_saves_once(here: Here):
    row = here.returned()
    for _ in range(2):
        save_answer(*question(row, "1.1"), said(row, "G"), read=0, by=here.lead)
    assert Answer.objects.get().saved == 1


def test_a_grade_of_another_scale_is_refused(here: Here):
    row = here.returned()
    other = frameworks.take_over(here.world.partnership, "S11", by=here.officer)
    wrong = Said(grade=other.scale.grades.first())
    with pytest.raises(ValidationError, match="Choose one of the grades"):
        save_answer(*question(row, "1.1"), wrong, read=0, by=here.lead)


def test_another_agencys_lead_neither_reads_nor_answers(here: Here):
    row = here.returned()
    elsewhere = World()
    assert not can(elsewhere.lead, "view", row)
    with pytest.raises(NotAllowed):
        save_answer(*question(row, "1.1"), said(row, "G"), read=0, by=elsewhere.lead)


# --- submitted ------------------------------------------------------------------------------


def test_red_or_amber_needs_an_action_its_owner_and_a_day(here: Here):
    row = here.returned()
    whole(row, here.lead)
    asked = question(row, "1.2")
    save_answer(*asked, said(row, "A"), read=1, by=here.lead)
    assert [words for _, words in lacking(lines_of(row))] == [
        "Say what will be done",
        "Say by whom",
        "Say by when",
    ]
    with pytest.raises(ValidationError, match="Question 1.2: say what will be done"):
        submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    act: dict[str, Any] = {"action": "Train", "owner": "Head", "due_on": DUE}
    save_answer(*asked, said(row, "A", **act), read=2, by=here.lead)
    assert submit(row, signed_as="Chief nurse", by=here.lead, now=NOW).number == 1


def test_what_does_not_apply_needs_its_reason(here: Here):
    row = here.returned()
    whole(row, here.lead)
    none = Said(not_applicable=True)
    save_answer(*question(row, "2.2"), none, read=1, by=here.lead)
    assert [words for _, words in lacking(lines_of(row))] == ["Say why it does not apply"]


def test_what_was_submitted_stays_word_for_word_and_is_not_changed(here: Here):
    row = here.returned()
    whole(row, here.lead)
    made = submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    later = NOW + timedelta(hours=1)
    assert submit(row, signed_as="Chief nurse", by=here.lead, now=later) == made
    assert {one["grade"] for one in made.content} == {"G"}
    with pytest.raises(ValidationError, match="It is submitted"):
        save_answer(*question(row, "1.1"), said(row, "G", words="x"), read=1, by=here.lead)


def test_the_quality_group_reads_a_return_once_it_is_submitted(here: Here):
    row = here.returned()
    member = make_member(here)
    assert not can(member, "view", row)
    whole(row, here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    row.refresh_from_db()
    assert can(member, "view", row)
    assert not can(here.world.member, "view", row)  # of another group


def make_member(here: Here) -> Any:
    from partnership.access.offices import Office
    from tests.factories import person, seat

    who = person()
    seat(who, Office.GROUP_MEMBER, here.group)
    return who
