"""A year of meetings: proposed, planned, called off, counted as planned and held."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards import services
from boards.importing import import_files
from boards.meetings.tests.factories import Group
from boards.models import Board, Meeting, Partnership, PrintedAttendance
from boards.services.standing import must_stand
from boards.tests.factories import a_board, a_meeting, a_partnership, a_person, a_seat
from boards.yearplan.clashes import Slot, warnings
from boards.yearplan.figures import planned_and_held, printed_attendance
from boards.yearplan.page import lines_of
from boards.yearplan.proposing import moved_from, propose_days
from boards.yearplan.services import plan_meetings
from boards.yearplan.years import Year, chosen, financial_year, years_of
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
YEAR = Year("2026-27", date(2026, 4, 1), date(2027, 3, 31))
FILE = "boards/data/cambridgeshire_and_peterborough.yaml"
# Figure 3 of the annual report 2015-16: planned and held.
FIGURE_3 = {
    "cambridgeshire-lscb": (6, 6),
    "lscb-business-committee": (5, 5),
    "lscb-scr-sub-committee": (12, 5),
    "lscb-training-and-workforce-development": (6, 6),
    "lscb-disability-task-and-finishing-group": (5, 5),
    "lscb-domestic-abuse-task-and-finishing-group": (4, 2),
    "lscb-cse-task-and-finishing-group": (6, 5),
    "lscb-qeg": (6, 6),
    "joint-qeg": (1, 1),
    "cdop": (4, 3),
    "education-safeguarding-group": (4, 2),
    "e-safety-group": (4, 2),
    "health-executive-safeguarding-group": (6, 6),
}


@pytest.fixture
def group() -> Group:
    return Group()


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def call_off(meeting: Meeting, by: Any, because: str = "No business") -> Meeting:
    return services.call_off(meeting, because=because, by=by, today=TODAY, now=NOON)


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


# --- called off -------------------------------------------------------------------------------


def test_a_meeting_that_is_called_off_stays_planned_and_is_never_held(group: Group):
    held, off = a_meeting(group.board, date(2026, 5, 5)), a_meeting(group.board, date(2026, 6, 5))
    call_off(off, group.officer, "Only two could come")
    (row,) = planned_and_held(group.partnership, group.officer, YEAR, TODAY)
    assert (row.planned, row.held, row.not_held, row.to_come) == (3, 1, 1, 1)
    assert row.reasons == ["Only two could come"]
    assert held.was_held_by(TODAY)


def test_members_are_told_before_the_day_and_nobody_after_it(group: Group):
    call_off(group.meeting, group.officer)
    told = Letter.objects.filter(key__startswith="called-off:")
    assert set(told.values_list("to", flat=True)) == {
        group.chair.pk,
        group.constable.pk,
        group.nurse.pk,
    }
    past = a_meeting(group.board, date(2026, 5, 5))
    call_off(past, group.officer)
    assert told.count() == 3


def test_nobody_answers_invites_issues_or_minutes_a_meeting_that_is_called_off(group: Group):
    call_off(group.meeting, group.officer)
    meeting = Meeting.objects.get(pk=group.meeting.pk)
    with pytest.raises(ValidationError, match="is not held: No business"):
        must_stand(meeting)
    acts: list[Any] = [
        lambda: services.invite_members(meeting, by=group.officer, today=TODAY, now=NOON),
        lambda: services.reply(meeting, answer="coming", by=group.nurse, today=TODAY, now=NOON),
        lambda: group.issue(),
        lambda: call_off(meeting, group.officer),
    ]
    for act in acts:
        group.meeting.refresh_from_db()
        with pytest.raises(ValidationError, match="is not held"):
            act()
    page = browser(group.nurse).get(meeting.get_absolute_url()).content.decode()
    assert "Not held: No business" in page
    assert "Say whether you come" not in page


def test_a_meeting_is_put_back_and_stands_again(group: Group):
    call_off(group.meeting, group.officer)
    meeting = Meeting.objects.get(pk=group.meeting.pk)
    services.put_back(meeting, because="There is business", by=group.officer)
    must_stand(Meeting.objects.get(pk=meeting.pk))
    with pytest.raises(ValidationError, match="was not called off"):
        services.put_back(meeting, because="Again", by=group.officer)
    with pytest.raises(NotAllowed):
        call_off(meeting, group.nurse)


# --- what was printed -------------------------------------------------------------------------


@pytest.fixture
def imported() -> Partnership:
    assert not any(report.errors for report in import_files([FILE], apply=True))
    return Partnership.objects.get()


def test_figure_3_comes_out_of_stored_meetings(imported: Partnership):
    head = a_person("head")
    a_seat(head, Board.objects.get(kind="service"), Office.HEAD_OF_SERVICE)
    year = chosen(years_of(imported, TODAY), "2015-16", TODAY)
    rows = planned_and_held(imported, head, year, TODAY)
    assert {row.board.key: (row.planned, row.held) for row in rows} == FIGURE_3
    assert all(row.reasons for row in rows if row.not_held)
    assert sum(row.to_come for row in rows) == 0


def test_nhs_england_came_to_none_of_six_and_the_rest_is_not_stated(imported: Partnership):
    head = a_person("head")
    a_seat(head, Board.objects.get(kind="service"), Office.HEAD_OF_SERVICE)
    year = chosen(years_of(imported, TODAY), "2015-16", TODAY)
    rows = list(printed_attendance(imported, head, year))
    stated = [(row.agency.key, row.attended, row.meetings) for row in rows if row.attended == 0]
    assert stated == [("nhs-england", 0, 6)]
    assert {row.attended for row in rows} == {0, None}
    page = browser(head).get(reverse("yearplan:year", args=[imported.key]), {"year": "2015-16"})
    words = page.content.decode()
    assert "0 of 6" in words
    assert words.count("Not stated in our copy") == len(rows) - 1


def test_a_meeting_of_which_only_the_year_is_known_is_nobodys_day(imported: Partnership):
    meeting = Meeting.objects.filter(board__key="cdop", not_held_because="").first()
    assert meeting is not None
    assert "day not known" in str(meeting)
    assert not meeting.was_held_by(TODAY)
    assert not Meeting.objects.held_by(TODAY).filter(board__key="cdop").exists()
    with pytest.raises(ValidationError, match="yearly figure"):
        must_stand(meeting)


def test_a_second_import_changes_nothing(imported: Partnership):
    (report,) = import_files([FILE], apply=True)
    assert report.nothing_to_change
    assert Meeting.objects.count() == 69
    assert PrintedAttendance.objects.count() == 7


# --- who sees what, and what it costs ---------------------------------------------------------


def test_a_member_counts_only_the_meetings_of_their_own_groups(group: Group):
    other = a_board(group.partnership, "Review group")
    a_meeting(other, date(2026, 12, 9))
    page = browser(group.nurse).get(reverse("yearplan:year", args=[group.partnership.key]))
    assert "Review group" not in page.content.decode()
    there = a_partnership("Elsewhere")
    assert browser(group.nurse).get(reverse("yearplan:year", args=[there.key])).status_code == 404


def test_the_year_costs_the_same_with_few_and_with_two_thousand_meetings(group: Group):
    client, path = (
        browser(group.officer),
        reverse("yearplan:year", args=[group.partnership.key]),
    )

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    boards = [a_board(group.partnership, f"Group {n}") for n in range(10)]
    for board in boards[:2]:
        a_meeting(board, date(2026, 12, 9))
    cost()
    few = cost()
    days = [date.fromordinal(YEAR.starts_on.toordinal() + n) for n in range(200)]
    Meeting.objects.bulk_create(
        Meeting(board=board, held_on=day) for board in boards for day in days if day.day != 9
    )
    assert cost() <= few <= 25


def test_the_year_without_a_report_is_the_financial_year():
    assert financial_year(date(2027, 3, 31)) == YEAR
    assert financial_year(date(2027, 4, 1)).name == "2027-28"
