"""A task and finish group from its first day to its report: accepted once, asked for in time."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards import services as boards
from boards.closing import services
from boards.closing.doors import waiting
from boards.closing.jobs import tell_overrun
from boards.closing.models import Carried, Stage
from boards.closing.tests.groups import DAY, MET, NOW, TODAY, Closing, sees
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db

SAID: Any = {"because": "Agreed", "today": TODAY}


def test_a_group_closes_with_a_report_and_its_open_action_goes_on_elsewhere(closing: Closing):
    report = closing.accepted()
    closing.group.refresh_from_db()
    closing.action.refresh_from_db()
    assert report.stage == Stage.ACCEPTED
    assert report.accepted_on == MET
    assert closing.group.ends_on == TODAY
    assert closing.action.board == closing.world.group
    assert "It belongs to cases" in closing.action.history.latest().history_change_reason
    assert [str(one.to) for one in Carried.objects.all()] == [str(closing.world.group)]
    assert not closing.group.memberships.filter(ends_on__isnull=True).exists()


def test_a_draft_is_the_groups_and_everybody_reads_what_was_accepted(closing: Closing):
    world = closing.world
    report = closing.written()
    assert sees(closing.chair, report)
    assert sees(closing.member, report)
    assert sees(world.head, report)
    assert not sees(closing.above, report)
    assert not sees(world.lead, report)
    report = services.send_report(report, by=closing.chair, today=MET, now=NOW)
    assert sees(closing.above, report)
    assert not sees(world.lead, report)
    report = services.accept(report, closing.said(), by=world.head, today=TODAY)
    assert sees(world.lead, report)
    assert not sees(world.stranger, report)


def test_words_that_were_sent_stay_unless_the_board_gives_them_back(closing: Closing):
    report = closing.sent()
    with pytest.raises(ValidationError, match="has been sent"):
        closing.written()
    with pytest.raises(ValidationError, match="sent already"):
        services.send_report(report, by=closing.chair, today=TODAY, now=NOW)
    services.give_back(report, because="Say more", by=closing.world.head, today=TODAY, now=NOW)
    assert closing.written().is_draft
    assert Letter.objects.filter(key__startswith="closing-back:", to=closing.chair).exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"meeting": None}, "where"),
        ({"carried": {}}, "action"),
        ({"because": ""}, "because"),
    ],
)
def test_nothing_is_closed_while_something_is_missing(closing: Closing, more: Any, field: str):
    report = closing.sent()
    with pytest.raises(ValidationError) as refused:
        services.accept(report, closing.said(**more), by=closing.world.head, today=TODAY)
    assert any(name.startswith(field) for name in refused.value.message_dict)
    closing.group.refresh_from_db()
    assert closing.group.ends_on is None
    assert not Carried.objects.exists()


def test_a_meeting_of_another_board_accepts_nothing(closing: Closing):
    other = make.meeting(closing.world.group, MET)
    with pytest.raises(ValidationError) as refused:
        services.accept(
            closing.sent(), closing.said(meeting=other), by=closing.world.head, today=TODAY
        )
    assert "where" in refused.value.message_dict


def test_accepting_twice_is_refused(closing: Closing):
    report = closing.accepted()
    with pytest.raises(ValidationError, match="not with the board above"):
        services.accept(report, closing.said(), by=closing.world.head, today=TODAY)


def test_only_a_head_of_service_records_that_it_was_accepted(closing: Closing):
    report = closing.sent()
    for person in (closing.chair, closing.world.officer, closing.above):
        with pytest.raises(NotAllowed):
            services.accept(report, closing.said(), by=person, today=TODAY)


def test_a_task_group_is_not_closed_without_a_report(closing: Closing):
    with pytest.raises(ValidationError, match="closing report"):
        boards.end_board(closing.group, ends_on=TODAY, by=closing.world.head, **SAID)


def test_who_overruns_is_asked_and_written_to_once_a_week(closing: Closing):
    world = closing.world
    services.set_term(closing.group, finish_by=TODAY - DAY, by=world.officer, **SAID)
    for person in (closing.chair, world.officer, world.head):
        assert [task.what for task in waiting(person, TODAY)] == [
            "Close Neglect tools group with a report"
        ]
    assert waiting(closing.member, TODAY) == []
    assert waiting(world.chair, TODAY) == []
    for _ in range(2):
        tell_overrun("", NOW)
    told = Letter.objects.filter(key__startswith="overrun:")
    assert {letter.to for letter in told} == {closing.chair, world.officer, world.head}
    tell_overrun("", NOW + 7 * DAY)
    assert Letter.objects.filter(key__startswith="overrun:").count() == 6


def test_a_later_day_ends_the_nagging_and_the_earlier_stays_readable(closing: Closing):
    world = closing.world
    for day in (TODAY - DAY, TODAY + 30 * DAY):
        services.set_term(closing.group, finish_by=day, by=world.officer, **SAID)
    assert waiting(closing.chair, TODAY) == []
    assert [term.finish_by for term in closing.group.finish_terms.all()] == [
        TODAY + 30 * DAY,
        TODAY - DAY,
    ]


def test_a_report_that_is_sent_waits_for_the_head_of_service(closing: Closing):
    services.set_term(closing.group, finish_by=TODAY - DAY, by=closing.world.officer, **SAID)
    closing.sent()
    assert [task.what for task in waiting(closing.world.head, TODAY)] == [
        "Closing report of Neglect tools group"
    ]
    assert waiting(closing.chair, TODAY) == []


def test_a_group_that_ended_without_a_report_is_still_asked_for_one(closing: Closing):
    services.set_term(closing.group, finish_by=TODAY - 9 * DAY, by=closing.world.officer, **SAID)
    closing.group.ends_on = TODAY - 5 * DAY
    closing.group.save_because("ended in a file", by=None)
    assert len(waiting(closing.world.officer, TODAY)) == 1


def test_a_day_before_it_began_is_refused(closing: Closing):
    with pytest.raises(ValidationError) as refused:
        services.set_term(
            closing.group, finish_by=date(1999, 1, 1), by=closing.world.officer, **SAID
        )
    assert "finish_by" in refused.value.message_dict


def test_a_mistyped_year_of_the_last_day_is_refused(closing: Closing) -> None:
    report = closing.sent()
    far = closing.said(last_day=TODAY + 370 * DAY)
    with pytest.raises(ValidationError, match="look at the year"):
        services.accept(report, far, by=closing.world.head, today=TODAY)
    closing.group.refresh_from_db()
    assert closing.group.ends_on is None
