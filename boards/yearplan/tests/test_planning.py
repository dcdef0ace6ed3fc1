"""A year of meetings: its days proposed, and planned whole or not at all."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.meetings.tests.factories import Group
from boards.models import Meeting
from boards.tests.factories import a_board, a_meeting, a_seat
from boards.yearplan.clashes import Slot, warnings
from boards.yearplan.page import lines_of
from boards.yearplan.proposing import moved_from, propose_days
from boards.yearplan.services import plan_meetings
from boards.yearplan.tests.days import TODAY, browser
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


# --- the days ---------------------------------------------------------------------------------


def test_the_second_tuesday_stays_the_second_tuesday():
    days = propose_days(date(2026, 4, 14), every=2, times=3)
    assert days == [date(2026, 4, 14), date(2026, 6, 9), date(2026, 8, 11)]


def test_a_bank_holiday_is_moved_on_by_a_week():
    first_mondays = propose_days(date(2027, 4, 5), every=1, times=2)
    assert first_mondays == [date(2027, 4, 5), date(2027, 5, 10)]  # 3 May is a bank holiday
    stays, moved = moved_from(date(2027, 4, 5), every=1, times=2)
    assert stays == ""
    assert moved.startswith("Moved on from 3 May 2027, a bank holiday")


def test_a_fifth_friday_becomes_the_last_of_its_month():
    assert propose_days(date(2027, 1, 29), every=1, times=2)[1] == date(2027, 2, 26)


def test_who_sits_in_two_groups_that_meet_at_once_is_told():
    group = Group()
    other = a_board(group.partnership, "Audit group")
    a_seat(group.nurse, other)
    day = date(2027, 2, 9)
    slot = Slot(group.board.pk, "Quality group", day, time(9), time(11))
    apart = Slot(other.pk, "Audit group", day, time(11), time(12))
    at_once = Slot(other.pk, "Audit group", day, time(10), time(12))
    assert warnings([slot], [apart]) == [[]]
    assert warnings([slot], [at_once]) == [
        ["one person sits also in Audit group, which meets then"]
    ]
    assert warnings([slot], [Slot(other.pk, "Audit group", day)])[0]  # hours not known


def test_a_bank_holiday_and_a_weekend_are_told_of_meetings_to_come(group: Group):
    for day in (date(2026, 12, 25), date(2026, 12, 26), date(2026, 5, 4)):
        a_meeting(group.board, day)
    rows = list(Meeting.objects.exclude(pk=group.meeting.pk).select_related("board"))
    told = {line.meeting.held_on: line.warnings for line in lines_of(rows, TODAY)}
    assert told[date(2026, 12, 25)] == ["This is a bank holiday"]
    assert told[date(2026, 12, 26)] == ["This is a Saturday"]
    assert told[date(2026, 5, 4)] == []  # it is past


# --- planning ---------------------------------------------------------------------------------


def test_a_year_is_planned_whole_or_not_at_all(group: Group):
    days = {"day_1": date(2027, 2, 9), "day_2": group.meeting.held_on}
    with pytest.raises(ValidationError) as refused:
        plan_meetings(group.board, days, by=group.officer)
    assert set(refused.value.message_dict) == {"day_2"}
    assert Meeting.objects.count() == 1
    days["day_2"] = date(2027, 4, 13)
    made = plan_meetings(group.board, days, by=group.officer, starts_at=time(14), place="Room 1")
    assert [row.held_on for row in made] == list(days.values())
    with pytest.raises(ValidationError):  # the second click
        plan_meetings(group.board, days, by=group.officer)
    assert Meeting.objects.count() == 3


def test_the_same_day_twice_and_no_day_are_refused(group: Group):
    day = date(2027, 2, 9)
    with pytest.raises(ValidationError, match="stands here twice"):
        plan_meetings(group.board, {"day_1": day, "day_2": day}, by=group.officer)
    with pytest.raises(ValidationError, match="at least one day"):
        plan_meetings(group.board, {}, by=group.officer)
    with pytest.raises(NotAllowed):
        plan_meetings(group.board, {"day_1": day}, by=group.nurse)


def test_a_bank_holiday_is_planned_only_when_it_is_meant(group: Group):
    client, path = browser(group.officer), reverse("yearplan:plan", args=[group.board.key])
    said = {"day_1": "25 December 2026", "place": "Room 9"}
    page = client.post(path, said)
    assert "is a bank holiday. Choose another day" in page.content.decode()
    assert 'value="Room 9"' in page.content.decode()
    assert Meeting.objects.count() == 1
    assert client.post(path, {**said, "meant": "on"}).status_code == 302
    assert Meeting.objects.filter(held_on=date(2026, 12, 25)).exists()


def test_a_single_meeting_on_a_sunday_must_be_meant_too(group: Group):
    client = browser(group.officer)
    path = reverse("boards:record_meeting", args=[group.board.key])
    three = {"held_on_day": "6", "held_on_month": "12", "held_on_year": "2099"}
    assert "is a Sunday" in client.post(path, three).content.decode()
    assert client.post(path, {**three, "meant": "on"}).status_code == 302


def test_the_days_are_proposed_with_what_speaks_against_them(group: Group):
    client, path = browser(group.officer), reverse("yearplan:plan", args=[group.board.key])
    asked = {"first": "9 December 2026", "every": "1", "times": "3", "starts_at": "2pm"}
    page = client.get(path, asked).content.decode()
    assert page.count('value="9 December 2026"') == 1
    assert 'value="13 January 2027"' in page
    wrong = client.get(path, {**asked, "times": "40", "first": "soon"}).content.decode()
    assert "There is a problem" in wrong
    assert 'value="soon"' in wrong
