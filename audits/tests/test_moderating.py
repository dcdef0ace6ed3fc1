"""After a return is in: asked about, graded beside the agency, sent back, graded anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from audits.figures import compare, counts_at, heat_map, weak_answers, weak_counts
from audits.lacking import lines_of
from audits.models import Answer, Grade, Moderation, Return
from audits.services import following, moderating
from audits.services.answering import Said, regrade, save_answer
from audits.services.submitting import submit
from audits.tests.conftest import DUE, NOW, TODAY, Here
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.outbox.models import Letter
from partnership.people.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


def submitted(here: Here) -> Return:
    """Three questions fully met, the first in part."""
    row = here.returned()
    for number, line in enumerate(lines_of(row)):
        act: dict[str, Any] = {"action": "Train", "owner": "Head", "due_on": DUE}
        more = act if number == 0 else {}
        said = Said(grade=grade(row, "G" if number else "A"), words="Shown", **more)
        save_answer(line.section, line.question, said, read=0, by=here.lead)
    submit(row, signed_as="Chief nurse", by=here.lead, now=NOW)
    row.refresh_from_db()
    return row


def grade(row: Return, code: str) -> Grade:
    found: Grade = row.cycle.edition.scale.grades.get(code=code)
    return found


def answers(row: Return) -> list[Answer]:
    return list(row.answers.all())


def chair(here: Here) -> User:
    who = make.person()
    make.seat(who, Office.GROUP_CHAIR, here.group)
    return who


def moderated(here: Here, row: Return, answer: Answer, code: str = "A") -> Moderation:
    said: dict[str, Any] = {"grade": grade(row, code), "reason": "The evidence is of 2024."}
    return moderating.moderate(answer, **said, by=here.officer, now=NOW)


# --- asked ----------------------------------------------------------------------------------


def test_the_board_asks_about_an_answer_and_the_agency_says(here: Here):
    row = submitted(here)
    answer = answers(row)[0]
    asked = moderating.remark(answer, "Which areas?", by=chair(here), now=NOW)
    said = moderating.remark(answer, "Fenland", by=here.lead, now=NOW)
    assert (asked.by_agency, said.by_agency) == (False, True)
    assert Letter.objects.filter(to=here.lead, heading__contains="question about").count() == 1


def test_the_second_click_says_it_once(here: Here):
    answer = answers(submitted(here))[0]
    for _ in range(2):
        moderating.remark(answer, "Which areas?", by=here.officer, now=NOW)
    assert answer.remarks.count() == 1


def test_nothing_is_asked_before_it_is_submitted(here: Here):
    row = here.returned()
    line = lines_of(row)[0]
    answer = save_answer(line.section, line.question, Said(words="x"), read=0, by=here.lead)
    assert answer is not None
    with pytest.raises(ValidationError, match="not submitted"):
        moderating.remark(answer, "Why?", by=here.officer, now=NOW)


# --- moderated ------------------------------------------------------------------------------


def test_both_grades_stand_and_the_boards_counts_once_it_is_final(here: Here):
    row = submitted(here)
    answer = answers(row)[1]
    made = moderated(here, row, answer)
    assert heat_map(row.cycle, Return.objects.all()).counts.by_grade[grade(row, "A").pk] == 1
    moderating.reply(made, "We sent the new one.", by=here.lead, now=NOW)
    moderating.make_final(made, by=here.officer, now=NOW)
    assert heat_map(row.cycle, Return.objects.all()).counts.by_grade[grade(row, "A").pk] == 2
    own = heat_map(row.cycle, Return.objects.all(), own=True)
    assert own.counts.by_grade[grade(row, "A").pk] == 1
    answer.refresh_from_db()
    assert answer.grade == grade(row, "G")


def test_another_grade_asks_the_agency_anew(here: Here):
    row = submitted(here)
    made = moderated(here, row, answers(row)[1])
    moderating.reply(made, "No.", by=here.lead, now=NOW)
    made = moderated(here, row, answers(row)[1], "R")
    assert (made.reply, made.replied_at) == ("", None)
    assert made.history.filter(reply="No.").exists()


def test_what_is_final_is_not_changed(here: Here):
    row = submitted(here)
    made = moderated(here, row, answers(row)[1])
    moderating.make_final(made, by=here.officer, now=NOW)
    for act in (
        lambda: moderated(here, row, answers(row)[1], "R"),
        lambda: moderating.reply(made, "No.", by=here.lead, now=NOW),
    ):
        with pytest.raises(ValidationError, match="is final"):
            act()


def test_neither_side_does_what_is_the_others(here: Here):
    row = submitted(here)
    answer = answers(row)[1]
    with pytest.raises(NotAllowed):
        moderating.moderate(answer, grade=grade(row, "R"), reason="x", by=here.lead, now=NOW)
    made = moderated(here, row, answer)
    with pytest.raises(NotAllowed):
        moderating.reply(made, "x", by=here.officer, now=NOW)
    with pytest.raises(NotAllowed):
        moderating.make_final(made, by=here.lead, now=NOW)


# --- sent back ------------------------------------------------------------------------------


def test_a_return_that_is_sent_back_is_changed_and_submitted_again(here: Here):
    row = submitted(here)
    moderating.send_back(row, "Question 1.2 again", by=here.officer, now=NOW)
    row.refresh_from_db()
    assert row.submitted_at is None
    line = lines_of(row)[1]
    assert line.answer is not None
    said = Said(grade=grade(row, "G"), words="Better shown")
    save_answer(line.section, line.question, said, read=line.answer.saved, by=here.lead)
    again = submit(row, signed_as="Chief nurse", by=here.lead, now=LATER)
    assert again.number == 2
    assert row.submissions.get(number=1).content[1]["words"] == "Shown"


def test_the_group_reads_what_was_submitted_while_it_is_sent_back(here: Here):
    row, who = submitted(here), chair(here)
    first = row.submissions.get()
    moderating.send_back(row, "Again", by=here.officer, now=NOW)
    row.refresh_from_db()
    assert can(who, "view", first)
    assert not can(who, "view", row)


# --- graded anew ----------------------------------------------------------------------------


def test_the_position_at_any_date_is_one_question_to_the_history(here: Here):
    """Before and after, as in the table of July 2015 and April 2016, of an invented cycle."""
    row = submitted(here)
    answer = answers(row)[0]
    before = max(one.history.latest().history_date for one in answers(row))
    regrade(answer, grade(row, "G"), "All areas now.", by=here.lead, now=LATER)
    returns = Return.objects.all()
    then = counts_at(row.cycle, before, returns)
    since = counts_at(row.cycle, answer.history.latest().history_date, returns)
    green, amber = grade(row, "G").pk, grade(row, "A").pk
    assert (then.by_grade[green], then.by_grade[amber]) == (3, 1)
    assert (since.by_grade[green], since.by_grade[amber]) == (4, 0)
    assert row.submissions.get().content[0]["grade"] == "A"


def test_an_agency_that_grades_anew_moves_a_final_grade(here: Here):
    row = submitted(here)
    made = moderated(here, row, answers(row)[1], "R")
    moderating.make_final(made, by=here.officer, now=NOW)
    regrade(answers(row)[1], grade(row, "G"), "Put right.", by=here.lead, now=LATER)
    assert heat_map(row.cycle, Return.objects.all()).counts.by_grade[grade(row, "R").pk] == 0


def test_grading_anew_needs_words_and_a_submitted_return(here: Here):
    row = submitted(here)
    with pytest.raises(ValidationError, match="what was done since"):
        regrade(answers(row)[0], grade(row, "G"), " ", by=here.lead, now=LATER)
    moderating.send_back(row, "Again", by=here.officer, now=NOW)
    with pytest.raises(ValidationError, match="change the answer itself"):
        regrade(answers(row)[0], grade(row, "G"), "Done", by=here.lead, now=LATER)


# --- what follows ---------------------------------------------------------------------------


def test_a_weak_answer_becomes_a_challenge_and_an_action_once_each(here: Here):
    row = submitted(here)
    weak = answers(row)[0]
    asked: dict[str, Any] = {"by": here.officer, "today": TODAY}
    challenges = [
        following.challenge(weak, what=following.prompt(weak), due_on=None, now=NOW, **asked)
        for _ in range(2)
    ]
    actions = [
        following.ask_for_action(weak, what="Train everybody", due_on=DUE, **asked)
        for _ in range(2)
    ]
    assert challenges[0] == challenges[1]
    assert actions[0] == actions[1]
    assert (challenges[0].board, challenges[0].agency) == (here.group, row.agency)
    assert actions[0].owner_agency == row.agency


def test_prompts_are_built_from_answers_that_are_not_met(here: Here):
    row = submitted(here)
    assert weak_counts(Return.objects.all()) == {row.pk: 1}
    [weak] = weak_answers(row)
    assert weak == answers(row)[0]
    assert "Partly met" in following.prompt(weak)
    assert "Train" in following.prompt(weak)


def test_standards_are_compared_over_the_cycles(here: Here, django_assert_num_queries):
    cycle = submitted(here).cycle
    with django_assert_num_queries(1):
        first, second = compare([cycle], Return.objects.all())
    assert [cell[1:] for cell in first.cells] == [(1, 2)]
    assert [cell[1:] for cell in second.cells] == [(2, 2)]
