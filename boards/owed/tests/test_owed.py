"""Reports that a board is owed: due days, asked for once, handed in, late, not needed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.meetings.tests.factories import Group, pdf
from boards.models import Board
from boards.owed import jobs, services
from boards.owed.asking import waiting_for
from boards.owed.figures import owed_between
from boards.owed.models import Every, Expectation, OwedReport
from boards.tests.factories import a_board, a_listing, a_person, a_post, a_seat, an_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.documents.models import Document
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()
SOON = date(2026, 12, 9)


@pytest.fixture
def group() -> Group:
    found = Group()
    found.lead = a_person("lead")  # type: ignore[attr-defined]
    a_post(found.lead, found.trust)  # type: ignore[attr-defined]
    return found


def owed_by(group: Any, /, **more: Any) -> Expectation:
    facts = {
        "title": "Private fostering",
        "agency": group.trust,
        "group": None,
        "every": Every.HALF,
        "first_due_on": SOON,
        "why": "The board asked for it",
    }
    return services.expect(group.board, by=group.officer, today=TODAY, **(facts | more))


def hand_in(row: Expectation, by: Any, due_on: date = SOON) -> OwedReport:
    return services.hand_in(row, due_on=due_on, report=pdf(), by=by, today=TODAY, now=NOW)


def states(row: Expectation, today: date = TODAY) -> list[str]:
    rows = Expectation.objects.filter(pk=row.pk)
    return [one.state for one in owed_between(rows, TODAY, date(2027, 12, 31), today)]


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_due_days_follow_from_the_first_and_end_with_the_expectation(group: Group):
    row = owed_by(group, first_due_on=date(2026, 8, 31))
    year = (date(2026, 4, 1), date(2027, 8, 31))
    assert row.due_days(*year) == [date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31)]
    row.ends_on = date(2027, 3, 1)
    assert row.due_days(*year) == [date(2026, 8, 31), date(2027, 2, 28)]
    once = owed_by(group, title="Once", every=Every.ONCE)
    assert once.due_days(*year) == [SOON]


def test_it_is_owed_by_an_agency_or_a_group_and_stands_once(group: Group):
    for wrong in ({"agency": None}, {"group": a_board(group.partnership, "Forum")}):
        with pytest.raises(ValidationError, match="not both"):
            owed_by(group, **wrong)
    owed_by(group)
    with pytest.raises(ValidationError, match="in the list already"):
        owed_by(group)
    with pytest.raises(ValidationError, match="another group"):
        owed_by(group, agency=None, group=group.board)
    with pytest.raises(NotAllowed):
        services.expect(group.board, by=group.chair, today=TODAY)


def test_a_report_is_asked_for_once_of_the_agencys_lead(group: Group):
    row = owed_by(group)
    for _ in range(2):
        jobs.ask("2026-11-23", NOW)
    (letter,) = Letter.objects.filter(key__startswith=f"owed:{row.pk}:")
    assert letter.to == group.lead  # type: ignore[attr-defined]
    assert states(row)[0] == "asked for"
    assert [task.agency for task in waiting_for(group.lead, TODAY)] == [  # type: ignore[attr-defined]
        group.trust.pk
    ]
    assert waiting_for(group.nurse, TODAY) == []


def test_it_is_not_asked_for_before_its_time_and_late_once_more(group: Group):
    row = owed_by(group, first_due_on=date(2027, 3, 1))
    jobs.ask("2026-11-23", NOW)
    assert not Letter.objects.exists()
    for day in (date(2027, 2, 15), date(2027, 3, 2), date(2027, 3, 3)):
        jobs.ask(day.isoformat(), datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
    assert Letter.objects.filter(key__contains=":asked:").count() == 1
    assert Letter.objects.filter(key__contains=":late:").count() == 1
    assert states(row, date(2027, 3, 3))[0] == "late"


def test_a_group_that_owes_it_is_asked_through_its_chair(group: Group):
    forum = a_board(group.partnership, "Forum")
    chair = a_person("forum chair")
    a_seat(chair, forum, Office.GROUP_CHAIR)
    row = owed_by(group, agency=None, group=forum)
    jobs.ask("2026-11-23", NOW)
    assert Letter.objects.get().to == chair
    assert hand_in(row, chair).received_on == TODAY


def test_where_nobody_holds_the_office_it_is_not_said_to_be_asked_for(group: Group):
    alone = an_agency("Alone")
    a_listing(group.partnership, alone)
    row = owed_by(group, agency=alone)
    jobs.ask("2026-11-23", NOW)
    assert states(row)[0] == "to come"


def test_it_is_handed_in_once_for_a_day_on_which_it_is_due(group: Group):
    row = owed_by(group)
    lead = group.lead  # type: ignore[attr-defined]
    report = hand_in(row, lead)
    assert states(row)[:2] == ["received", "to come"]
    assert Document.objects.about(report).count() == 1
    with pytest.raises(ValidationError, match="here already"):
        hand_in(row, lead)
    with pytest.raises(ValidationError, match="No report is due"):
        hand_in(row, lead, SOON + timedelta(days=1))
    with pytest.raises(NotAllowed):
        hand_in(row, group.nurse, date(2027, 6, 9))
    assert Document.objects.count() == 1


def test_what_is_not_needed_is_not_late_and_not_handed_in(group: Group):
    row = owed_by(group)
    services.say_not_needed(row, due_on=SOON, because="None this year", by=group.officer)
    assert states(row, date(2027, 1, 4))[0] == "not needed"
    with pytest.raises(ValidationError, match="None this year"):
        hand_in(row, group.officer)


def test_a_report_goes_before_a_meeting_of_its_own_board(group: Group):
    report = hand_in(owed_by(group), group.officer)
    services.put_before(report, meeting=group.meeting, by=group.officer)
    page = browser(group.constable).get(report.get_absolute_url()).content.decode()
    assert "9 December 2026" in page
    other = Group()
    with pytest.raises(ValidationError, match="meeting of the board"):
        services.put_before(report, meeting=other.meeting, by=group.officer)
    lead = group.lead  # type: ignore[attr-defined]
    theirs = browser(lead).get(report.get_absolute_url()).content.decode()
    assert group.meeting.get_absolute_url() not in theirs  # the lead does not sit there


def test_a_change_moves_the_days_to_come_and_keeps_what_happened(group: Group):
    row = owed_by(group)
    hand_in(row, group.officer)
    facts = {name: getattr(row, name) for name in ("title", "agency", "group", "every", "why")}
    changed = services.change_expectation(
        row, because="Moved", by=group.officer, first_due_on=date(2027, 1, 20), **facts
    )
    days = owed_between(Expectation.objects.filter(pk=changed.pk), TODAY, date(2027, 12, 31), TODAY)
    assert [(one.due_on, one.state) for one in days] == [
        (SOON, "received"),
        (date(2027, 1, 20), "to come"),
        (date(2027, 7, 20), "to come"),
    ]


def test_other_agencies_and_partnerships_find_no_trace(group: Group):
    row = owed_by(group)
    stranger = a_person("stranger")
    a_post(stranger, group.police)
    path = reverse("owed:year", args=[group.partnership.key])
    assert row.title not in browser(stranger).get(path, {"year": "2026-27"}).content.decode()
    assert browser(stranger).get(row.get_absolute_url()).status_code == 404
    assert browser(Group().officer).get(path).status_code == 404
    assert row.title in browser(group.chair).get(path).content.decode()


def test_a_wrong_file_is_told_and_nothing_is_written(group: Group):
    row = owed_by(group)
    client = browser(group.lead)  # type: ignore[attr-defined]
    page = client.post(reverse("owed:hand_in", args=[row.pk]), {"due_on": SOON.isoformat()})
    assert "Choose a file" in page.content.decode()
    assert not OwedReport.objects.exists()


def test_the_pages_cost_the_same_with_few_and_with_many(group: Group):
    client = browser(group.officer)
    first = owed_by(group)
    pages = [
        reverse("owed:year", args=[group.partnership.key]),
        reverse("owed:board", args=[group.board.key]),
        first.get_absolute_url(),
    ]

    def costs() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            found.append(len(asked))
        return found

    hand_in(first, group.officer)
    costs()
    few = costs()
    for number in range(12):
        hand_in(owed_by(group, title=f"Report {number}", every=Every.QUARTER), group.officer)
    hand_in(first, group.officer, date(2027, 6, 9))
    assert costs() == few
    assert Board.objects.count() == 3


def test_who_owes_it_does_not_change_once_a_report_came(group: Any):
    row = owed_by(group)
    kept = hand_in(row, group.lead)
    with pytest.raises(ValidationError) as refused:
        services.change_expectation(row, agency=group.police, because="Wrong", by=group.officer)
    assert "agency" in refused.value.message_dict
    other = a_person("other lead")
    a_post(other, group.police)
    assert not OwedReport.objects.visible_to(other).filter(pk=kept.pk).exists()
