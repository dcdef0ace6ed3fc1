"""A year of meetings: called off, counted as planned and held, as it was printed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards import services
from boards.importing import import_files
from boards.meetings.tests.factories import Group
from boards.models import Board, Meeting, Partnership, PrintedAttendance
from boards.services.standing import must_stand
from boards.tests.factories import a_board, a_meeting, a_partnership, a_person, a_seat
from boards.yearplan.figures import planned_and_held, printed_attendance
from boards.yearplan.tests.days import NOON, TODAY, browser
from boards.yearplan.years import Year, chosen, financial_year, years_of
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

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


def call_off(meeting: Meeting, by: Any, because: str = "No business") -> Meeting:
    return services.call_off(meeting, because=because, by=by, today=TODAY, now=NOON)


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
