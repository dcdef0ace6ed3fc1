"""How an action stands by its dates and by what was told of it."""

from datetime import date

import pytest

from boards.plan.models import DueKnown, Plan, PlanAction, Progress, Rag, Status, Voice
from boards.plan.models.due import first_of, in_words, last_of
from boards.plan.standing import State, judged, standing

DAY = date(2026, 11, 22)


def plan(status=Status.AGREED, **more):
    return Plan(name="A plan", status=status, **more)


def due(day, known=DueKnown.MONTH):
    return PlanAction(what="Do it", due_on=day, due_known=known)


def told(as_at, rag=Rag.NOT_STATED, voice=Voice.SERVICE):
    return Progress(as_at=as_at, rag=rag, voice=voice, words="Half is done")


@pytest.mark.parametrize(
    ("known", "first", "last", "words"),
    [
        (DueKnown.DAY, date(2026, 5, 20), date(2026, 5, 20), "20 May 2026"),
        (DueKnown.MONTH, date(2026, 5, 1), date(2026, 5, 31), "May 2026"),
        (DueKnown.QUARTER, date(2026, 4, 1), date(2026, 6, 30), "April to June 2026"),
        (DueKnown.YEAR, date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_a_time_begins_and_ends_as_exactly_as_it_is_known(known, first, last, words):
    day = date(2026, 5, 20)
    assert (first_of(day, known), last_of(day, known)) == (first, last)
    assert in_words(first, known) == words


def test_what_is_due_in_a_month_is_late_only_after_its_last_day():
    row = due(date(2026, 11, 1))
    assert standing(row, [], plan(), date(2026, 11, 30)).state == State.OPEN
    late = standing(row, [], plan(), date(2026, 12, 1))
    assert (late.state, late.tint) == (State.LATE, "red")
    assert late.words == "It was due November 2026"


def test_what_is_due_this_month_is_amber_whatever_was_said():
    row = due(date(2026, 11, 1))
    found = standing(row, [told(date(2026, 10, 1), Rag.GREEN)], plan(), DAY)
    assert found.tint == "amber"
    assert (found.tag, found.words) == ("Due this month", "Last word 1 October 2026")


def test_silence_is_amber_and_a_word_in_time_is_green():
    row = due(date(2027, 3, 1))
    assert standing(row, [], plan(), DAY).tint == "amber"
    assert standing(row, [told(date(2026, 10, 1))], plan(), DAY).tint == "green"


def test_complete_stays_complete_though_the_time_has_passed():
    row, words = due(date(2026, 3, 1)), [told(date(2026, 4, 2), Rag.COMPLETE)]
    assert standing(row, words, plan(), DAY).words == "Said on 2 April 2026"


def test_a_later_judgement_opens_it_again_and_a_word_without_one_does_not():
    row = due(date(2027, 3, 1))
    said = [told(date(2026, 4, 2), Rag.COMPLETE), told(date(2026, 5, 2))]
    assert standing(row, said, plan(), DAY).state == State.COMPLETE
    said.append(told(date(2026, 6, 2), Rag.RED))
    assert standing(row, said, plan(), DAY).state == State.OPEN
    assert judged(said, plan()).words == "Red: not planned any more or stuck"


def test_an_action_without_a_date_is_never_late():
    found = standing(PlanAction(what="Do it", due="Ongoing"), [], plan(), DAY)
    assert (found.tag, found.words) == ("No date", "Nothing recorded yet")


def test_nothing_of_a_draft_is_late():
    assert standing(due(date(2020, 1, 1)), [], plan(Status.DRAFT), DAY).state == State.OPEN


def test_at_the_end_of_a_plan_what_was_not_said_to_be_complete_is_unknown():
    ended = plan(Status.CLOSED, closed_on=date(2026, 3, 31))
    row = due(date(2025, 1, 1))
    assert standing(row, [told(date(2026, 3, 31))], ended, DAY).state == State.UNKNOWN
    assert standing(row, [], ended, date(2026, 3, 30)).state == State.LATE


def test_a_colour_that_nobody_gave_is_not_shown():
    printed = plan(source="A report")
    assert judged([], printed).words == "Not stated in our copy"
    assert judged([told(DAY, voice=Voice.SOURCE)], plan()).tint == ""
    assert judged([], plan()).words == "Not yet"


def test_what_was_taken_out_says_since_when():
    row = due(date(2027, 3, 1))
    row.ended_on = date(2026, 6, 1)
    assert standing(row, [], plan(), DAY).state == State.ENDED
    assert standing(row, [], plan(), date(2026, 5, 31)).state == State.OPEN
