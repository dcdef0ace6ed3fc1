"""Answers are drafted, submitted and frozen; sent back, they are given anew beside the earlier."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.sharing.services.asking import answer_request, put_to_chair, settle_request
from boards.sharing.services.asking import remind as remind_of_requests
from partnership.access.querysets import about_visible
from partnership.access.services import NotAllowed
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from reviews.asking.models import Draft, Submission
from reviews.asking.services import answering
from reviews.asking.services.chasing import chase
from reviews.asking.side import NO_ANSWER, NOT_ASKED, side_by_side, written
from reviews.asking.tests.conftest import DUE, NOW, TODAY, WHEN, Here
from tests.factories import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(here: Here) -> Any:
    return here.of(here.sent(), here.trust)


def drafted(asked: Any, here: Here, said: str = "Some", **more: Any) -> Draft:
    facts: dict[str, Any] = {
        "words": here.words(asked, said),
        "holds_nothing": False,
        "by": here.lead,
        "now": NOW,
    }
    return answering.save_draft(asked, **(facts | more))


def test_a_draft_is_the_agencys_alone(here: Here, asked: Any):
    drafted(asked, here)
    answering.attach_file(asked, file=pdf(), title="A report", by=here.lead, now=NOW)
    assert Draft.objects.visible_to(here.lead).count() == 1
    assert about_visible(Document.objects.all(), here.lead).count() == 1
    for other in (here.officer, here.world.chair, here.head_teacher):
        assert Draft.objects.visible_to(other).count() == 0
        assert about_visible(Document.objects.all(), other).count() == 0


def test_submitted_answers_stand_with_their_files(here: Here, asked: Any):
    answering.attach_file(asked, file=pdf(), title="A report", by=here.lead, now=NOW)
    row = here.submits(asked)
    assert [one.words for one in row.answers.all()] == ["Three visits"] * 2
    assert about_visible(Document.objects.all(), here.officer).get().subject == row
    asked.request.refresh_from_db()
    assert asked.request.answered_on == TODAY
    for again in (lambda: here.submits(asked), lambda: drafted(asked, here)):
        with pytest.raises(ValidationError, match="already"):
            again()


def test_every_question_is_answered_unless_nothing_is_held(here: Here, asked: Any):
    first, second = answering.questions_of(asked)
    facts: dict[str, Any] = {"by": here.lead, "now": NOW}
    with pytest.raises(ValidationError) as refused:
        answering.submit(asked, words={first.pk: "Yes"}, holds_nothing=False, **facts)
    assert set(refused.value.message_dict) == {answering.box_of(second)}
    with pytest.raises(ValidationError, match="take one of the two out"):
        answering.submit(asked, words={first.pk: "Yes"}, holds_nothing=True, **facts)
    row = answering.submit(asked, words={}, holds_nothing=True, **facts)
    assert row.holds_nothing


def test_only_the_leads_of_the_agency_answer(here: Here, asked: Any):
    for person in (here.head_teacher, here.officer, here.world.chair):
        with pytest.raises(NotAllowed):
            here.submits(asked, by=person)


def test_sent_back_with_words_it_is_answered_anew_and_the_earlier_answer_stays(
    here: Here, asked: Any
):
    first = here.submits(asked)
    Letter.objects.all().delete()
    due = DUE + timedelta(days=7)
    facts: dict[str, Any] = {"because": "Say when", "due_on": due, "by": here.officer, **WHEN}
    answering.send_back(first, **facts)
    assert Letter.objects.get().to == here.lead
    with pytest.raises(ValidationError, match="sent back already"):
        answering.send_back(first, **facts)
    asked = here.of(asked.asking, here.trust)
    assert asked.request.answered_on is None
    assert asked.request.due_on == due
    second = here.submits(asked, said="In May")
    assert second.number == 2
    assert [one.words for one in first.answers.all()] == ["Three visits"] * 2
    assert Submission.objects.count() == 2


def test_answers_are_taken_once_and_not_once_sent_back(here: Here, asked: Any):
    row = here.submits(asked)
    with pytest.raises(NotAllowed):
        answering.take(row, by=here.lead, today=TODAY)
    for _ in range(2):
        row = answering.take(row, by=here.officer, today=TODAY)
    assert row.read_by == here.officer
    assert row.history.count() == 2
    facts: dict[str, Any] = {"because": "More", "due_on": DUE, "by": here.officer, **WHEN}
    row = answering.send_back(row, **facts)
    with pytest.raises(ValidationError, match="wait for the new answers"):
        answering.take(row, by=here.officer, today=TODAY)


def test_a_refusal_goes_the_way_of_every_refused_request(here: Here, asked: Any):
    answering.refuse(asked, because="Not ours", by=here.lead, **WHEN)
    told = Letter.objects.filter(key__startswith="information-refused")
    assert {letter.to for letter in told} == {here.officer, here.world.head}
    put_to_chair(asked.request, because="It is", by=here.officer, **WHEN)
    settle_request(asked.request, settlement="Given", by=here.world.independent, today=TODAY)
    with pytest.raises(ValidationError, match="settled already"):
        here.submits(asked)


def test_its_questions_are_not_answered_in_one_box(here: Here, asked: Any):
    with pytest.raises(ValidationError, match="answer each"):
        answer_request(asked.request, answer="Sent", by=here.lead, today=TODAY)


def test_reminders_go_once_a_stage_and_the_chair_hears_when_it_is_late(here: Here):
    asked = here.of(here.sent(agencies=[here.trust]), here.trust)
    Letter.objects.all().delete()
    for days in range(-14, 6):
        for _ in range(2):
            chase(now=NOW + (DUE - TODAY) + timedelta(days=days))
    told = sorted((letter.key.split(":")[0], letter.to) for letter in Letter.objects.all())
    assert [stage for stage, _ in told] == [
        "asking-chair",
        "asking-first",
        "asking-last",
        "asking-late",
    ]
    assert {to for stage, to in told if stage != "asking-chair"} == {here.lead}
    assert dict(told)["asking-chair"] == here.world.chair
    sent = {letter.key.split(":")[0]: letter.written_at.date() for letter in Letter.objects.all()}
    assert sent["asking-first"] == DUE - timedelta(days=5)  # three working days before a Monday
    assert sent["asking-last"] == DUE - timedelta(days=3)
    assert sent["asking-late"] == DUE + timedelta(days=1)
    assert asked.sent.by_questions


def test_the_reminders_of_other_requests_leave_it_alone(here: Here):
    here.sent()
    assert remind_of_requests(now=NOW + timedelta(days=30)) == 0


def test_nobody_is_chased_who_answered_or_refused(here: Here):
    asking = here.sent()
    here.submits(here.of(asking, here.trust))
    answering.refuse(here.of(asking, here.school), because="Not ours", by=here.head_teacher, **WHEN)
    assert chase(now=NOW + timedelta(days=30)) == 0


def test_side_by_side_says_why_there_is_no_answer(here: Here):
    from_both = here.drawn()
    drawn = here.of(from_both, here.trust)
    assert drawn.request is None
    asking = here.sent()
    here.submits(here.of(asking, here.trust))
    side = side_by_side(asking, here.world.chair, TODAY)
    assert [str(one.asked.who) for one in side.agencies] == ["A school", "A trust"]
    assert [[said for _, said in answers] for _, answers in side.rows] == [
        [NO_ANSWER, "Three visits"]
    ] * 2
    words = " ".join(
        getattr(block, "words", "") for block in written(side, here.officer, TODAY).blocks
    )
    assert "Three visits" in words
    side.agencies[0].put.clear()
    assert side.agencies[0].to(side.questions[0]) == NOT_ASKED
