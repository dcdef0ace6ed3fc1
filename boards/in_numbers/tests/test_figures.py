"""The boards in numbers: who came, of any days, and the letter that an empty seat leads to."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.attendance.models import Attendance, How
from boards.challenges.models import Challenge, Source
from boards.in_numbers.attendance import of_agencies, of_seats, poor
from boards.in_numbers.numbers import numbers
from boards.meetings.tests.factories import Group
from boards.models import Meeting, Seat
from boards.tests.factories import a_board, a_meeting, a_person, a_seat
from partnership.access.offices import Office

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)


@pytest.fixture
def group() -> Group:
    return Group()


def mark(group: Group, meeting: Meeting, seat: Seat, how: str) -> None:
    deputy = "Somebody" if how == How.DEPUTY else ""
    row = Attendance(meeting=meeting, seat=seat, how=how, deputy=deputy)
    row.marked_by, row.marked_at = group.officer, NOW
    row.save_because("marked", by=group.officer)


def held(group: Group, *days: date) -> list[Meeting]:
    return [a_meeting(group.board, day) for day in days]


def seats(group: Group) -> tuple[Seat, Seat]:
    mine = Seat.objects.filter(board=group.board)
    return mine.get(agency=group.police), mine.get(agency=group.trust)


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(group: Group) -> str:
    return reverse("figures:figures", args=[group.partnership.key])


def test_a_deputy_counts_for_the_seat_and_a_vacant_seat_is_nobodys_absence(group: Group):
    police, trust = seats(group)
    three = held(group, date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2))
    for meeting, how in zip(three, (How.PRESENT, How.DEPUTY, How.ABSENT), strict=True):
        mark(group, meeting, police, how)
    for meeting, how in zip(three, (How.VACANT, How.VACANT, How.APOLOGIES), strict=True):
        mark(group, meeting, trust, how)
    found = {line.name: line for line in of_agencies(group.partnership, group.officer, FIRST, LAST)}
    assert found[str(group.police)].share == "2 of 3, 67%"
    assert found[str(group.trust)].share == "0 of 1, 0%"
    assert found[str(group.trust)].counts.vacant == 2
    by_seat = of_seats(group.partnership, group.officer, FIRST, LAST)
    assert {line.name for line in by_seat} == {str(police), str(trust)}


def test_only_the_days_asked_for_count(group: Group):
    police, _ = seats(group)
    for meeting in held(group, date(2026, 3, 31), date(2026, 4, 1)):
        mark(group, meeting, police, How.PRESENT)
    (line,) = of_agencies(group.partnership, group.officer, FIRST, LAST)
    assert line.counts.expected == 1
    words = browser(group.officer).get(page(group), {"since": "1 March 2026"}).content.decode()
    assert "2 of 2, 100%" in words


def test_days_in_the_wrong_order_are_told_and_stay_in_their_boxes(group: Group):
    asked = {"since": "1 May 2026", "until": "1 April 2026"}
    words = browser(group.officer).get(page(group), asked).content.decode()
    assert "The last day is before the first" in words
    assert 'value="1 April 2026"' in words


def test_members_count_their_own_group_and_another_partnership_nothing(group: Group):
    police, _ = seats(group)
    (meeting,) = held(group, date(2026, 9, 1))
    mark(group, meeting, police, How.PRESENT)
    stranger = a_person("stranger")
    a_seat(stranger, a_board(group.partnership, "Forum"))
    assert of_agencies(group.partnership, group.nurse, FIRST, LAST)
    assert of_agencies(group.partnership, stranger, FIRST, LAST) == []
    assert browser(Group().officer).get(page(group)).status_code == 404


def test_an_empty_seat_leads_to_the_chairs_letter_once(group: Group):
    police, trust = seats(group)
    days = [TODAY - timedelta(days=30 * n) for n in (3, 2, 1)]
    for meeting in held(group, *days):
        mark(group, meeting, police, How.ABSENT)
        mark(group, meeting, trust, How.DEPUTY)
    (one,) = poor(group.partnership, group.chair, TODAY)
    assert (one.agency, len(one.meetings), one.running) == (group.police, 3, True)
    assert poor(group.partnership, group.nurse, TODAY) == []
    client = browser(group.officer)
    path = reverse("figures:write_to", args=[group.board.key, group.police.key])
    for _ in range(2):
        assert client.post(path).status_code == 302
    assert Challenge.objects.get().source == Source.ATTENDANCE
    nobody = reverse("figures:write_to", args=[group.board.key, group.trust.key])
    assert client.post(nobody).status_code == 404


def test_numbers_of_nothing_are_noughts_and_not_errors(group: Group):
    found = numbers(group.partnership, group.nurse, FIRST, LAST, TODAY)
    assert (found.actions.raised, found.challenges, found.all_challenges) == (0, [], None)
    assert (found.planned, found.held) == (1, 0)
    assert "No register of these days" in browser(group.nurse).get(page(group)).content.decode()


def test_the_page_costs_the_same_with_few_and_with_thousands_of_marks(group: Group):
    client = browser(group.officer)
    police, trust = seats(group)
    for meeting in held(group, date(2026, 9, 1), date(2026, 10, 1)):
        mark(group, meeting, police, How.ABSENT)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page(group)).status_code == 200
        return len(asked)

    cost()
    few = cost()
    other = a_board(group.partnership, "Other")
    a_seat(a_person("other"), other, Office.GROUP_MEMBER, agency=group.trust)
    days = [date(2026, 4, 1) + timedelta(days=n) for n in range(200)]
    meetings = [Meeting(board=other, held_on=day) for day in days]
    Meeting.objects.bulk_create(meetings)
    seat = Seat.objects.get(board=other)
    rows = [
        Attendance(meeting=row, seat=seat, how=How.ABSENT, marked_by=group.officer, marked_at=NOW)
        for row in Meeting.objects.filter(board=other)
    ]
    Attendance.objects.bulk_create(rows)
    assert cost() == few
