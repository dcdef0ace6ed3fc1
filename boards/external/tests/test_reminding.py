"""Answers that are due: who is reminded of them, and for whom they wait."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.external import services
from boards.external.doors import waiting_for
from boards.external.jobs import remind
from boards.external.models import Kind
from boards.external.reminding import letters
from boards.external.tests.factories import DUE, TODAY, WHEN, an_entry
from boards.meetings.tests.factories import Group
from boards.models import BoardKind
from boards.tests.factories import a_board, a_person, a_post, a_seat
from partnership.access.offices import Office
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return Group()


def test_the_service_and_the_leads_are_reminded_until_it_is_answered(group: Group):
    head, lead = a_person("Head"), a_person("lead")
    a_seat(head, a_board(group.partnership, "S", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE)
    a_post(lead, group.trust)
    row = an_entry(group, agencies=[group.trust])

    def told(on: date) -> set[Any]:
        return {draft.to for draft in letters(on)}

    assert told(date(2026, 12, 7)) == set()
    assert told(date(2026, 12, 8)) == {group.officer, lead}  # five working days before
    assert told(DUE) == {group.officer, lead}
    assert told(date(2026, 12, 16)) == {group.officer, head, lead}
    (first,) = {draft.key.split(":")[3] for draft in letters(date(2026, 12, 8))}
    (last,) = {draft.key.split(":")[3] for draft in letters(date(2026, 12, 14))}
    assert (first, last) == ("REMIND-FIRST", "REMIND-LAST")
    services.answer_entry(row, answered_on=TODAY, answer="Sent", by=group.officer, **WHEN)
    assert told(date(2026, 12, 16)) == set()


def test_what_an_outside_body_is_to_answer_is_asked_after_when_it_is_late(group: Group):
    lead = a_person("lead")
    a_post(lead, group.trust)
    an_entry(group, kind=Kind.SENT, agencies=[group.trust])
    assert list(letters(DUE)) == []
    assert {draft.to for draft in letters(date(2026, 12, 16))} == {group.officer}
    assert waiting_for(group.officer, DUE) == []
    (task,) = waiting_for(group.officer, DUE + timedelta(days=1))
    assert task.what == "Ask after an answer"


def test_days_of_another_century_stop_no_morning(group: Group):
    an_entry(group, body="Old", dated_on=date(1850, 1, 1), due_on=date(1850, 2, 1))
    an_entry(group, body="Far", due_on=date(2099, 1, 1))
    an_entry(group, body="Now")
    assert len(list(letters(DUE))) == 1
    assert len(waiting_for(group.officer, DUE)) == 3


def test_an_answer_waits_for_the_service_alone(group: Group):
    row = an_entry(group)
    (task,) = waiting_for(group.officer, TODAY)
    assert (task.url, task.since) == (row.get_absolute_url(), row.came_on)
    with CaptureQueriesContext(connection) as queries:
        assert waiting_for(group.nurse, TODAY) == []
    assert not any("external" in one["sql"] for one in queries)
    services.say_no_answer(row, because="None", by=group.officer)
    assert waiting_for(group.officer, TODAY) == []


def test_the_morning_writes_each_letter_once(group: Group):
    from_job = datetime(2026, 12, 8, 6, tzinfo=UTC)
    an_entry(group)
    remind("", from_job)
    remind("", from_job + timedelta(hours=1))
    assert Letter.objects.count() == 1
