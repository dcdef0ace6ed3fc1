"""The next meetings on the first page: those that wait for an answer, and those answered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.mine import mine
from boards.models import Answer, BoardKind, Meeting, Reply
from boards.tests.factories import a_board, a_meeting, a_partnership, a_person, a_seat
from partnership.access.offices import Office

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MONTH = timedelta(days=28)


class Place:
    """Two groups with a member in both, and the service's officer."""

    def __init__(self) -> None:
        partnership = a_partnership()
        service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
        self.one, self.other = (a_board(partnership, name) for name in ("One", "Other"))
        self.member, self.officer = a_person("Member"), a_person("Officer")
        for board in (self.one, self.other):
            a_seat(self.member, board, Office.GROUP_MEMBER)
        a_seat(self.officer, service, Office.SERVICE_OFFICER)


@pytest.fixture
def place() -> Place:
    return Place()


def says(place: Place, meeting: Meeting) -> None:
    row = Reply(meeting=meeting, person=place.member, answer=Answer.COMING, said_at=NOW)
    row.save_because("said", by=place.member)


def test_a_year_planned_in_one_go_asks_for_the_next_meeting_of_each_group(place: Place) -> None:
    year = [a_meeting(place.one, TODAY + MONTH * n) for n in range(6)]
    there = a_meeting(place.other, TODAY + MONTH)
    a_meeting(place.one, TODAY - MONTH)
    found = mine(place.member, TODAY)
    assert [row.meeting for row in found.meetings] == [year[0], there]
    assert found.unanswered == 2


def test_an_answered_meeting_stays_until_its_day_is_over(place: Place) -> None:
    first, second, _ = (a_meeting(place.one, TODAY + MONTH * n) for n in range(3))
    says(place, first)
    found = mine(place.member, TODAY)
    assert [(row.meeting, row.waits) for row in found.meetings] == [(first, False), (second, True)]
    assert found.meetings[0].says == "I am coming"
    assert found.unanswered == 1
    found = mine(place.member, TODAY + timedelta(days=1))
    assert [row.meeting for row in found.meetings] == [second]


def test_the_service_sees_the_next_meeting_of_each_group_and_is_not_asked(place: Place) -> None:
    later, soon = a_meeting(place.one, TODAY + MONTH), a_meeting(place.one, TODAY)
    there = a_meeting(place.other, TODAY + MONTH)
    off = a_meeting(place.other, TODAY)
    off.not_held_because = "No business"
    off.save_because("called off", by=place.officer)
    found = mine(place.officer, TODAY)
    assert [row.meeting for row in found.meetings] == [soon, there]
    assert later not in [row.meeting for row in found.meetings]
    assert found.unanswered == 0
    assert not any(row.is_asked for row in found.meetings)


def test_of_another_partnership_nothing_is_shown(place: Place) -> None:
    a_meeting(a_board(a_partnership("Elsewhere"), "There"), TODAY)
    for person in (place.member, place.officer):
        assert mine(person, TODAY).meetings == []


def test_many_meetings_ask_no_more_than_few(place: Place) -> None:
    counts = []
    for rows in (1, 8):
        for n in range(rows):
            a_meeting(place.one, TODAY + timedelta(days=n + rows))
        for person in (place.member, place.officer):
            person.__dict__.pop("offices_now", None)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            mine(place.member, TODAY)
            mine(place.officer, TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]
