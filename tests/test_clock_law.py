"""The law changes while cases run: open deadlines move, others stay, every process agrees."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.access.services import NotAllowed
from partnership.clock import keeping, standing
from partnership.clock.calendar import is_working_day, working_days_before
from partnership.clock.models import Deadline, Holiday, Moved
from partnership.clock.services import refresh_all
from partnership.jobs.models import Job
from partnership.jobs.services import request
from partnership.outbox.models import Letter
from reviews.models import Recipient
from reviews.rules import first_lawful_day, publication_blockers
from reviews.services import Delayed, record_delay, record_notice
from tests.factories import World
from tests.proclaimed import ANNOUNCED, AWARE, DUE, MOVED, NOW, notice_due, rows, work

MOURNING = date(2026, 3, 6)


def proclaim(world: World, day: date = MOURNING, announced: date = ANNOUNCED, **more: Any):
    """The Head of Service adds a bank holiday on the day it is announced."""
    fields = {"extent": "here", "source": "A proclamation", "today": announced, "now": NOW, **more}
    by = fields.pop("by", world.head)
    return keeping.add_holiday(
        world.partnership, day=day, name="Mourning", announced_on=announced, by=by, **fields
    )


# --- a late proclamation --------------------------------------------------------------------


def test_an_open_deadline_moves_and_one_met_before_the_announcement_stays(world, incident):
    running, met, met_after = incident(AWARE), incident(AWARE), incident(AWARE)
    record_notice(met, on=date(2026, 3, 3), by=world.officer, today=date(2026, 3, 3))
    proclaim(world)
    record_notice(met_after, on=date(2026, 3, 5), by=world.officer, today=date(2026, 3, 5))
    work()
    assert [notice_due(row) for row in (running, met, met_after)] == [MOVED, DUE, MOVED]
    before = rows()
    refresh_all()
    refresh_all()
    assert rows() == before


def test_what_was_late_when_done_stays_late_and_what_was_in_time_stays_in_time(world, incident):
    early, late = incident(date(2026, 2, 20)), incident(date(2026, 2, 20))  # due 27 February
    record_notice(early, on=date(2026, 2, 27), by=world.officer, today=date(2026, 3, 2))
    record_notice(late, on=date(2026, 3, 2), by=world.officer, today=date(2026, 3, 2))
    proclaim(world, day=date(2026, 3, 5))
    work()
    verdicts = [
        Deadline.objects.about(row).get(code="SIN-PANEL").is_late(MOVED) for row in (early, late)
    ]
    assert verdicts == [False, True]


def test_the_move_is_logged_once_and_its_owner_gets_one_letter(world, incident):
    row = incident(AWARE)
    proclaim(world)
    work()
    moved = Moved.objects.get()
    assert (moved.subject, moved.was, moved.now) == (row, DUE, MOVED)
    assert moved.because == "Bank holiday on 6 March 2026: Mourning"
    letter = Letter.objects.get()
    assert letter.to == world.officer
    assert "Monday 9 March 2026" in letter.words
    assert "Tuesday 10 March 2026" in letter.words
    request("outbox.moves", "again", now=NOW)
    request("clock.recount", "again", now=NOW)
    work()
    assert (Moved.objects.count(), Letter.objects.count()) == (1, 1)


def test_a_case_touched_before_the_job_runs_is_logged_too(world, incident):
    row = incident(AWARE)
    proclaim(world)
    row.what_happened = "More is known."
    row.save_because("more is known", by=world.officer)
    refresh_all()
    assert Moved.objects.get().subject == row
    work()
    assert (Moved.objects.count(), Letter.objects.count()) == (1, 1)


def test_a_case_whose_own_facts_change_is_no_move_of_the_law(world, signed_off, plan):
    row = signed_off(date(2026, 3, 17))
    plan(row, date(2026, 4, 13), today=date(2026, 3, 17))
    plan(row, date(2026, 4, 20), today=date(2026, 3, 17))
    refresh_all()
    assert not Moved.objects.exists()


def test_a_copy_that_left_in_time_stays_in_time_and_a_missing_one_is_owed_earlier(
    world, signed_off, plan, send
):
    publication = date(2026, 3, 30)
    signed = signed_off(date(2026, 3, 17)), signed_off(date(2026, 3, 17))
    sent, missing = (plan(row, publication, today=date(2026, 3, 17)) for row in signed)
    send(sent, date(2026, 3, 19))  # the seventh working day before
    proclaim(world, day=date(2026, 3, 24), announced=date(2026, 3, 20))
    work()
    due = [
        Deadline.objects.about(row).get(code="LCSPR-7WD-PANEL").due_on for row in (sent, missing)
    ]
    assert due == [date(2026, 3, 19), date(2026, 3, 18)]
    assert publication_blockers(sent, publication) == []
    assert first_lawful_day(sent, date(2026, 3, 20)) == date(2026, 3, 28)  # a Saturday may do
    send(missing, date(2026, 3, 20), *Recipient)
    assert first_lawful_day(missing, date(2026, 3, 20)) == date(2026, 4, 1)


def test_a_deadline_excused_before_stays(world, review):
    row = review(date(2026, 3, 2))
    record_delay(
        row,
        Delayed(
            reason="inquest",
            explanation="An inquest is open.",
            told_panel_on=ANNOUNCED,
            told_sos_on=ANNOUNCED,
        ),
        by=world.officer,
        today=ANNOUNCED,
    )
    assert Deadline.objects.about(row).get(code="LCSPR-6M").closed_on == ANNOUNCED


def test_a_mistaken_holiday_is_withdrawn_and_what_was_closed_meanwhile_keeps_it(world, incident):
    running, met = incident(AWARE), incident(AWARE)
    holiday = proclaim(world)
    record_notice(met, on=date(2026, 3, 5), by=world.officer, today=date(2026, 3, 5))
    work()
    gone = {"because": "Another country's", "today": date(2026, 3, 9), "now": NOW}
    keeping.withdraw_holiday(world.partnership, holiday, by=world.head, **gone)
    work()
    assert [notice_due(row) for row in (running, met)] == [DUE, MOVED]
    assert [move.now for move in Moved.objects.about(running)] == [DUE, MOVED]
    assert Holiday.objects.get().withdrawn_because == "Another country's"
    with pytest.raises(ValidationError, match="already"):
        keeping.withdraw_holiday(world.partnership, holiday, by=world.head, **gone)
    proclaim(world, announced=date(2026, 3, 5), today=date(2026, 3, 9))  # it may be added again


def test_a_day_in_scotland_alone_moves_no_deadline_here_and_counts_for_information(world, incident):
    row = incident(AWARE)
    proclaim(world, extent="elsewhere")
    work()
    assert notice_due(row) == DUE
    calendars = [standing.law().calendar(name) for name in ("england_and_wales", "uk")]
    assert [MOURNING in days for days in calendars] == [False, True]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"day": date(2026, 3, 7)}, "day"),
        ({"day": date(2026, 4, 3)}, "day"),
        ({"day": date(2070, 3, 3)}, "day"),
        ({"day": date(2026, 3, 3)}, "announced_on"),
        ({"announced": date(2026, 3, 5), "today": ANNOUNCED}, "announced_on"),
    ],
)
def test_a_holiday_that_cannot_be_is_refused_at_its_field(world, more, field):
    with pytest.raises(ValidationError) as refused:
        proclaim(world, **more)
    assert set(refused.value.message_dict) == {field}
    assert not Holiday.objects.exists()
    assert not Job.objects.exists()


def test_only_a_head_of_service_keeps_the_law(world):
    for person in (world.officer, world.chair, World().head):
        with pytest.raises(NotAllowed):
            proclaim(world, by=person)


# --- every process agrees ---------------------------------------------------------------------


def test_another_process_counts_with_a_new_row_from_its_next_request_on(client, world):
    assert is_working_day(MOURNING)
    Holiday(
        day=MOURNING,
        name="Mourning",
        announced_on=ANNOUNCED,
        source="A proclamation",
        added_by=world.head,
        added_on=ANNOUNCED,
    ).save_because("added elsewhere", by=world.head)
    assert is_working_day(MOURNING)  # one request counts by one law from beginning to end
    client.get(reverse("ui:privacy"))
    assert not is_working_day(MOURNING)


def test_a_job_begins_with_the_law_of_its_moment(world, incident):
    row = incident(AWARE)
    assert is_working_day(MOURNING)
    Holiday(
        day=MOURNING,
        name="Mourning",
        announced_on=ANNOUNCED,
        source="A proclamation",
        added_by=world.head,
        added_on=ANNOUNCED,
    ).save_because("added elsewhere", by=world.head)
    request("clock.recount", "of another process", now=NOW)
    work()
    assert notice_due(row) == MOVED


def test_a_page_asks_for_the_law_once(client, world, incident):
    today = timezone.localdate()
    incident(working_days_before(today, 3))
    client.force_login(world.officer)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("reporting:home"))
    assert len([one for one in queries if "clock_historicalholiday" in one["sql"]]) == 1
    assert not [one for one in queries if 'FROM "clock_holiday"' in one["sql"]]
