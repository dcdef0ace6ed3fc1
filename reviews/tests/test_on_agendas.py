"""Statutory clocks that have run out are suggested for the agenda of the case's own group."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.meetings.models import AgendaItem
from boards.meetings.services import papers
from boards.meetings.services.suggestions import take_suggestion
from boards.meetings.suggesting import suggested
from boards.tests.factories import a_meeting
from reviews import services
from tests.factories import meeting

pytestmark = pytest.mark.django_db
KNOWN = date(2026, 4, 1)
TODAY = date(2026, 5, 5)
NEXT = TODAY + timedelta(days=14)


def titles(of, person, today=TODAY) -> list[str]:
    return [one.title for one in suggested(of, person, today)]


def test_a_clock_that_has_run_out_is_suggested_by_reference_and_duty(world, incident):
    row = incident(KNOWN)
    to_come = meeting(world.group, NEXT)
    (one,) = suggested(to_come, world.officer, TODAY)
    assert one.title == f"{row.reference}: Notify the national Panel of a serious incident"
    assert row.what_happened not in one.title + one.told
    assert one.since == date(2026, 4, 10)
    assert not titles(to_come, world.officer, date(2026, 4, 10)), "due that day is not overdue"


def test_each_clock_of_a_case_is_suggested_until_it_is_met(world, incident):
    row = incident(KNOWN)
    to_come = meeting(world.group, NEXT)
    services.record_notice(row, on=date(2026, 4, 9), by=world.officer, today=TODAY)
    (one,) = titles(to_come, world.officer)
    assert "rapid review" in one
    services.record_rapid_review(row, on=TODAY, by=world.officer, today=TODAY)
    assert not titles(to_come, world.officer)


def test_no_other_group_and_no_other_partnership_is_offered_it(world, incident):
    incident(KNOWN)
    executive = meeting(world.executive, NEXT)
    other = type(world)()
    assert not titles(executive, world.officer)
    assert not titles(meeting(other.group, NEXT), other.officer)
    assert not titles(meeting(world.group, NEXT), other.officer)


def test_whoever_sits_in_the_group_reads_it_and_nobody_beyond(world, incident):
    incident(KNOWN)
    to_come = meeting(world.group, NEXT)
    (one,) = suggested(to_come, world.officer, TODAY)
    item = take_suggestion(to_come, code=one.code, by=world.officer, today=TODAY)
    assert item.title == one.title
    assert AgendaItem.objects.visible_to(world.chair).filter(pk=item.pk).exists()
    assert not AgendaItem.objects.visible_to(world.member).exists(), "the pack is not out"
    now = datetime(2026, 5, 5, 12, tzinfo=UTC)
    papers.issue_pack(to_come, by=world.officer, today=TODAY, now=now)
    assert AgendaItem.objects.visible_to(world.member).filter(pk=item.pk).exists()
    assert not AgendaItem.objects.visible_to(world.lead).filter(pk=item.pk).exists()


def test_the_clocks_of_two_cases_are_two_items(world, incident):
    for _ in range(2):
        incident(KNOWN)
    to_come = meeting(world.group, NEXT)
    for one in suggested(to_come, world.officer, TODAY):
        take_suggestion(to_come, code=one.code, by=world.officer, today=TODAY)
    assert to_come.items.count() == 2
    assert not titles(to_come, world.officer)


def test_many_cases_cost_as_much_as_few(world, incident):
    to_come = meeting(world.group, NEXT)
    incident(KNOWN)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert titles(to_come, world.officer)
        return len(asked)

    cost()
    few = cost()
    for _ in range(6):
        incident(KNOWN)
    assert cost() == few


def test_a_meeting_that_is_over_or_not_held_has_nothing_suggested(world, incident):
    incident(KNOWN)
    over = meeting(world.group, TODAY - timedelta(days=1))
    called_off = a_meeting(world.group, NEXT, not_held_because="No quorum")
    assert not titles(over, world.officer)
    assert not titles(called_off, world.officer)
