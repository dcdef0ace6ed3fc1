"""Questions are drawn up, looked at and sent: a request and a letter to each agency."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.sharing.models import InformationRequest
from partnership.access.services import NotAllowed
from partnership.clock.calendar import working_days_after
from partnership.outbox.models import Letter
from reviews.asking.doors import waiting_for
from reviews.asking.models import Asked, Asking, Purpose, Submission
from reviews.asking.services import drawing
from reviews.asking.tests.conftest import DUE, TODAY, WHEN, Here

pytestmark = pytest.mark.django_db


def test_nobody_is_written_to_before_it_is_sent(here: Here):
    asking = here.drawn()
    assert not Letter.objects.exists()
    assert not InformationRequest.objects.exists()
    assert Asked.objects.visible_to(here.lead).count() == 0
    drawing.send(asking, by=here.officer, **WHEN)
    assert {letter.to for letter in Letter.objects.all()} == {here.lead, here.head_teacher}
    assert InformationRequest.objects.filter(by_questions=True).count() == 2


def test_the_preview_puts_agencies_without_anybody_first(here: Here):
    asking = here.drawn(agencies=[here.trust, here.hospice])
    would = drawing.preview(asking, TODAY)
    assert [one.asked.agency for one in would] == [here.hospice, here.trust]
    assert would[0].people == []
    assert would[1].people == [here.lead]


def test_the_day_of_a_rapid_review_is_the_local_value(here: Here):
    assert here.drawn(due_on=None).due_on == working_days_after(TODAY, 10)
    with pytest.raises(ValidationError, match="Enter the day"):
        here.drawn(due_on=None, purpose=Purpose.SCOPING)


def test_the_basis_is_that_of_the_child_or_the_adult(here: Here, incident: Any):
    assert here.drawn().basis == "CA2004-S16H"
    here.case = incident(date(2026, 11, 16), adult=True)
    assert here.drawn(purpose=Purpose.SCOPING).basis == "CA2014-S45"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due_on": TODAY - timedelta(days=1)}, "before today"),
        ({"agencies": []}, "at least one agency"),
        ({"questions": []}, "at least one question"),
        ({"questions": ["?"] * 31}, "30 questions at most"),
    ],
)
def test_a_wrong_round_is_refused(here: Here, wrong: dict[str, Any], said: str):
    with pytest.raises(ValidationError, match=said):
        here.drawn(**wrong)
    assert not Asking.objects.exists()


def test_an_agency_of_another_partnership_is_not_asked(here: Here, elsewhere: Any):
    with pytest.raises(ValidationError, match="that the partnership lists"):
        here.drawn(agencies=[elsewhere.trust])


def test_a_question_goes_to_those_chosen_and_can_be_taken_out_before_it_is_sent(here: Here):
    asking = here.drawn()
    only = drawing.add_question(
        asking, words="Attendance?", agencies=[here.school], by=here.officer
    )
    would = {one.asked.agency: one.questions for one in drawing.preview(asking, TODAY)}
    assert only in would[here.school]
    assert only not in would[here.trust]
    drawing.drop_question(only, by=here.officer)
    would = {one.asked.agency: one.questions for one in drawing.preview(asking, TODAY)}
    assert only not in would[here.school]
    drawing.send(asking, by=here.officer, **WHEN)
    with pytest.raises(ValidationError, match="sent already"):
        drawing.drop_question(asking.questions.get(number=1), by=here.officer)
    with pytest.raises(ValidationError, match="sent already"):
        drawing.add_question(asking, words="More?", agencies=[], by=here.officer)


def test_an_agency_without_a_question_stops_the_sending(here: Here):
    asking = here.drawn(questions=["All?"])
    for question in asking.questions.all():
        drawing.drop_question(question, by=here.officer)
    drawing.add_question(asking, words="Attendance?", agencies=[here.school], by=here.officer)
    with pytest.raises(ValidationError, match="No question is put to A trust"):
        drawing.send(asking, by=here.officer, **WHEN)
    assert not Letter.objects.exists()


def test_sent_twice_it_is_sent_once(here: Here):
    asking = here.drawn()
    for _ in range(2):
        drawing.send(asking, by=here.officer, **WHEN)
    assert InformationRequest.objects.count() == 2
    assert Letter.objects.count() == 2


def test_two_rounds_of_the_same_day_are_two_requests(here: Here):
    here.sent()
    here.sent()
    assert InformationRequest.objects.count() == 4


def test_what_is_withdrawn_is_not_sent(here: Here):
    asking = here.drawn()
    drawing.withdraw(asking, because="Asked by telephone", by=here.officer)
    with pytest.raises(ValidationError, match="withdrawn"):
        drawing.send(asking, by=here.officer, **WHEN)


def test_the_letter_tells_a_reference_the_day_and_the_basis_alone(here: Here):
    here.sent()
    letter = Letter.objects.get(to=here.lead)
    for said in (here.case.reference, "7 December 2026", "s16H", "/asked/by-link/"):
        assert said in letter.words
    for kept in ("contacts", here.case.what_happened, "A school"):
        assert kept not in letter.words
    assert not letter.by_digest


def test_only_the_service_asks(here: Here):
    asking = here.drawn()
    for person in (here.world.chair, here.world.member, here.lead, here.world.independent):
        with pytest.raises(NotAllowed):
            drawing.send(asking, by=person, **WHEN)


def test_an_agency_sees_its_own_part_and_no_other(here: Here):
    asking = here.sent()
    trust, school = here.of(asking, here.trust), here.of(asking, here.school)
    here.submits(trust)
    assert list(Asked.objects.visible_to(here.lead)) == [trust]
    assert list(Asked.objects.visible_to(here.head_teacher)) == [school]
    assert Asking.objects.visible_to(here.lead).count() == 0
    assert type(here.case).objects.visible_to(here.lead).count() == 0
    assert Submission.objects.visible_to(here.head_teacher).count() == 0
    for reader in (here.world.chair, here.world.independent):
        assert Submission.objects.visible_to(reader).count() == 1
    assert not Submission.objects.visible_to(here.world.member).exists(), "not named for the case"


def test_another_partnership_finds_no_trace(here: Here, elsewhere: Any):
    here.submits(here.of(here.sent(), here.trust))
    for model in (Asking, Asked, Submission):
        assert model.objects.visible_to(elsewhere.officer).count() == 0
    assert waiting_for(elsewhere.officer, TODAY) == []


def test_leads_and_the_service_find_what_waits_for_them(here: Here, of_no_office: Any):
    asked = here.of(here.sent(), here.trust)
    task = waiting_for(here.lead, TODAY)[0]
    assert (task.url, task.agency) == (asked.get_absolute_url(), here.trust.pk)
    assert waiting_for(here.officer, TODAY) == []
    late = waiting_for(here.officer, DUE + timedelta(days=1))
    assert [one.what for one in late] == ["An agency has not answered"] * 2
    here.submits(asked)
    assert waiting_for(here.lead, TODAY) == []
    assert [one.what for one in waiting_for(here.officer, TODAY)] == [
        "Read the answers of an agency"
    ]
    of_no_office(waiting_for)
