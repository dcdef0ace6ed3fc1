"""Statutory requests: asked, answered, refused, settled, counted."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import BoardKind
from boards.policies.tests.factories import NOW, TODAY
from boards.sharing.doors import waiting_for
from boards.sharing.figures import counted
from boards.sharing.models import InformationRequest
from boards.sharing.services.asking import (
    answer_request,
    put_to_chair,
    refuse_request,
    remind,
    settle_request,
)
from boards.sharing.tests.parties import IN_TWO_WEEKS, WHEN, Sharing
from boards.tests.factories import a_person, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

BY: dict[str, Any] = {"today": TODAY}


def test_the_leads_of_the_agency_get_a_letter_and_a_task_of_their_agency(here: Sharing):
    row = here.asked()
    assert Letter.objects.get().to == here.trust_lead
    assert "Contacts" not in Letter.objects.get().words
    task = waiting_for(here.trust_lead, TODAY)[0]
    assert (task.url, task.agency) == (row.get_absolute_url(), here.trust.pk)
    assert waiting_for(here.police_lead, TODAY) == []
    for person in (here.school_lead, here.worker, here.chair, Sharing().officer):
        assert row not in InformationRequest.objects.visible_to(person)


def test_who_holds_no_office_that_is_asked_costs_no_query(here: Sharing):
    assert here.nurse.offices_now
    with CaptureQueriesContext(connection) as queries:
        assert waiting_for(here.nurse, TODAY) == []
    assert len(queries) == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due_on": TODAY - timedelta(days=1)}, "before today"),
        ({"basis": "CONSENT"}, "under which an agency can be asked"),
    ],
)
def test_a_wrong_request_is_refused(here: Sharing, wrong: dict[str, Any], said: str):
    with pytest.raises(ValidationError, match=said):
        here.asked(**wrong)
    assert not Letter.objects.exists()


def test_board_and_agency_are_of_the_partnership(here: Sharing):
    there = Sharing()
    with pytest.raises(ValidationError, match="board of this partnership"):
        here.asked(board=there.board)
    with pytest.raises(ValidationError, match="that the partnership lists"):
        here.asked(agency=there.trust)


def test_an_answer_closes_it_and_only_once(here: Sharing):
    row = here.asked()
    for person in (here.police_lead, here.officer):
        with pytest.raises(NotAllowed):
            answer_request(row, answer="Sent", by=person, **BY)
    answer_request(row, answer="Sent", by=here.trust_lead, **BY)
    assert row.standing(TODAY)[0] == "Answered"
    assert waiting_for(here.trust_lead, TODAY) == []
    with pytest.raises(ValidationError, match="already"):
        answer_request(row, answer="Again", by=here.trust_lead, **BY)
    with pytest.raises(ValidationError, match="already"):
        refuse_request(row, because="No", by=here.trust_lead, **WHEN)


def test_a_refusal_goes_to_the_service_then_to_the_chair_who_settles_it(here: Sharing):
    row = here.asked()
    with pytest.raises(ValidationError, match="neither refused nor late"):
        put_to_chair(row, because="Soon", by=here.officer, **WHEN)
    refuse_request(row, because="Not ours", by=here.trust_lead, **WHEN)
    assert Letter.objects.get(key__startswith="information-refused").to == here.officer
    assert [task.url for task in waiting_for(here.officer, TODAY)] == [row.get_absolute_url()]
    with pytest.raises(ValidationError, match="not with the chair"):
        settle_request(row, settlement="Given", by=here.independent, **BY)
    put_to_chair(row, because="It is theirs", by=here.officer, **WHEN)
    assert Letter.objects.get(key__startswith="information-chair").to == here.independent
    assert waiting_for(here.officer, TODAY) == []
    assert len(waiting_for(here.independent, TODAY)) == 1
    with pytest.raises(ValidationError, match="with the chair already"):
        put_to_chair(row, because="Again", by=here.officer, **WHEN)
    with pytest.raises(NotAllowed):
        settle_request(row, settlement="Given", by=here.officer, **BY)
    settle_request(row, settlement="Given", by=here.independent, **BY)
    assert row.standing(TODAY)[0] == "Settled by the chair"
    assert waiting_for(here.independent, TODAY) == []


def test_what_was_refused_can_still_be_given(here: Sharing):
    row = here.asked()
    refuse_request(row, because="Not ours", by=here.trust_lead, **WHEN)
    with pytest.raises(ValidationError, match="refused already"):
        refuse_request(row, because="Again", by=here.trust_lead, **WHEN)
    answer_request(row, answer="Sent after all", by=here.trust_lead, **BY)
    assert row.standing(TODAY)[0] == "Answered"


def test_reminders_go_once_a_stage_and_the_head_hears_when_it_is_late(here: Sharing):
    head = a_person("Head")
    service = here.partnership.boards.get(kind=BoardKind.SERVICE)
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    row = here.asked()
    for days in (0, 8, 9, 12, 13, 14, 16, 17):
        remind(now=NOW + timedelta(days=days))
    told = set(Letter.objects.exclude(key__startswith="information-asked").values_list("key", "to"))
    assert told == {
        (f"information-{stage}:{row.pk}:{person.pk}", person.pk)
        for stage, person in (
            ("first", here.trust_lead),
            ("last", here.trust_lead),
            ("late", here.trust_lead),
            ("late", head),
        )
    }


def test_no_reminder_for_what_is_answered_or_refused(here: Sharing):
    answer_request(here.asked(), answer="Sent", by=here.trust_lead, **BY)
    refuse_request(here.asked(), because="No", by=here.trust_lead, **WHEN)
    assert remind(now=NOW + timedelta(days=30)) == 0


def test_the_counts_add_up_to_what_the_reader_may_see(here: Sharing):
    answer_request(here.asked(), answer="Sent", by=here.trust_lead, **BY)
    late = here.asked()
    answer_request(late, answer="Sent", by=here.trust_lead, today=IN_TWO_WEEKS + timedelta(1))
    refuse_request(here.asked(), because="No", by=here.trust_lead, **WHEN)
    put = here.asked()
    refuse_request(put, because="No", by=here.trust_lead, **WHEN)
    put_to_chair(put, because="It is theirs", by=here.officer, **WHEN)
    here.asked(due_on=TODAY)
    here.asked(agency=here.school)
    found = counted(here.partnership, here.officer, TODAY + timedelta(days=1))
    assert vars(found) == {
        "asked": 6,
        "answered_in_time": 1,
        "answered_late": 1,
        "settled": 0,
        "with_chair": 1,
        "refused": 1,
        "late": 1,
        "open": 1,
    }
    assert counted(here.partnership, here.school_lead, TODAY).asked == 1
    assert counted(here.partnership, Sharing().officer, TODAY).asked == 0
