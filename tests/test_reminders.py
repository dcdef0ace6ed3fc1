"""Reminders go once for each stage, escalate, and tell nobody what they may not see."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from partnership.access.offices import Office
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.models import Deadline
from partnership.clock.services import SomeRowsFailed, refresh_all
from partnership.jobs.services import health, mark_beat
from partnership.outbox import services
from partnership.outbox.jobs import sweep
from partnership.outbox.models import Letter
from partnership.outbox.reminders import reminders, stage_reached
from reviews.services import record_notice
from tests.factories import World

DUE = date(2026, 3, 9)  # five working days after Monday 2 March 2026


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (working_days_before(DUE, 6), None),
        (working_days_before(DUE, 5), "five-before"),
        (working_days_before(DUE, 1), "one-before"),
        (DUE, "one-before"),
        (working_days_after(DUE, 1), "late"),
        (working_days_after(DUE, 5), "five-late"),
        (date(2026, 6, 1), "five-late"),
    ],
)
def test_each_day_has_the_furthest_stage_reached(day, stage):
    reached = stage_reached(DUE, day)
    assert (reached.key if reached else None) == stage


def test_the_ladder_reminds_the_officer_then_the_head_then_the_chair_each_once(world, incident):
    incident(date(2026, 3, 2))
    told = []
    for offset in range(40):
        day = date(2026, 3, 2) + timedelta(days=offset)
        sweep(day.isoformat(), noon(day))
        sweep(day.isoformat(), noon(day))
        new = Letter.objects.exclude(pk__in=[letter.pk for letter, _ in told]).order_by("pk")
        told += [(letter, day) for letter in new]
    assert [(letter.to, day) for letter, day in told] == [
        (world.officer, date(2026, 3, 2)),
        (world.officer, date(2026, 3, 6)),
        (world.head, date(2026, 3, 10)),
        (world.independent, date(2026, 3, 16)),
    ]


def test_a_sweep_done_again_passes_over_what_it_told_of_that_day(world, incident):
    first, day = incident(date(2026, 3, 2)), date(2026, 3, 6)
    sweep("first", noon(day))
    assert Deadline.objects.about(first).get(code="SIN-PANEL").told_on == day
    second = incident(date(2026, 3, 2))
    [[draft]] = list(reminders(day))
    assert draft.subject == second


def test_what_moved_after_the_sweep_is_told_of_by_the_next_one_of_that_day(world, incident):
    row, day = incident(date(2026, 3, 2)), date(2026, 3, 6)
    sweep("first", noon(day))
    letters = Letter.objects.count()
    row.became_aware_on = date(2026, 2, 25)  # its notice was due on 4 March
    row.save_because("corrected", by=world.officer)
    sweep("again", noon(day))
    assert Letter.objects.count() > letters
    assert Deadline.objects.about(row).get(code="SIN-PANEL").told_on == day


def test_a_sweep_killed_before_its_letters_are_written_tells_nobody_that_it_told(incident):
    row, day = incident(date(2026, 3, 2)), date(2026, 3, 6)
    drafts = reminders(day)
    assert next(drafts)
    drafts.close()
    assert not Deadline.objects.about(row).filter(told_on=day).exists()
    assert list(reminders(day))


def test_a_letter_names_reference_rule_and_date_but_not_what_happened(incident):
    row = incident(date(2026, 3, 2))
    sweep("2026-03-10", noon(date(2026, 3, 10)))
    letter = Letter.objects.get()
    assert letter.heading == (
        f"{row.reference}: Notify the national Panel of a serious incident was due 9 March 2026"
    )
    assert "1 working day late" in letter.words
    assert f"/incidents/{row.reference}/" in letter.words
    assert row.what_happened not in letter.words


def test_a_met_duty_reminds_nobody(world, incident):
    row = incident(date(2026, 3, 2))
    record_notice(row, on=date(2026, 3, 3), by=world.officer, today=date(2026, 3, 3))
    assert Deadline.objects.open().count() == 1  # the rapid review runs now
    sweep("2026-03-10", noon(date(2026, 3, 10)))
    assert not Letter.objects.exists()


def test_who_has_left_is_told_nothing(world, incident):
    incident(date(2026, 3, 2))
    tenure = world.officer.memberships.get()
    tenure.ends_on = date(2026, 3, 4)
    tenure.save_because("left", by=world.head)
    sweep("2026-03-06", noon(date(2026, 3, 6)))
    assert not Letter.objects.filter(to=world.officer).exists()


def test_another_partnerships_officers_are_told_nothing(world, incident):
    other = World()
    incident(date(2026, 3, 2))
    sweep("2026-03-06", noon(date(2026, 3, 6)))
    assert {letter.to for letter in Letter.objects.all()} == {world.officer}
    assert other.officer.memberships.get().office == Office.SERVICE_OFFICER


def test_a_sweep_takes_the_same_number_of_queries_for_few_and_many(
    world, incident, django_assert_max_num_queries
):
    for _ in range(3):
        incident(date(2026, 3, 2))
    with django_assert_max_num_queries(45):
        sweep("2026-03-06", noon(date(2026, 3, 6)))
    for _ in range(40):
        incident(date(2026, 3, 2))
    with django_assert_max_num_queries(45):
        sweep("2026-03-06", noon(date(2026, 3, 6)))
    assert Letter.objects.count() == 43


def test_a_letter_goes_once_under_the_id_it_always_had(incident):
    incident(date(2026, 3, 2))
    sweep("2026-03-06", noon(date(2026, 3, 6)))
    letter = Letter.objects.get()
    assert letter.message_id == services.message_id(letter.key)
    assert services.deliver(now=noon(date(2026, 3, 6))) == 1
    assert services.deliver(now=noon(date(2026, 3, 7))) == 0
    assert [message.extra_headers["Message-ID"] for message in mail.outbox] == [letter.message_id]


def test_mail_that_is_away_loses_nothing_and_the_letter_goes_later(incident, monkeypatch):
    incident(date(2026, 3, 2))
    sweep("2026-03-06", noon(date(2026, 3, 6)))

    def away(*args: object) -> None:
        raise ConnectionRefusedError("nobody listens")

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", away)
        assert services.deliver(now=noon(date(2026, 3, 6))) == 0
    letter = Letter.objects.get()
    assert letter.sent_at is None
    assert "ConnectionRefusedError" in letter.last_error
    assert services.deliver(now=noon(date(2026, 3, 6)) + services.FIRST_PAUSE * 1.1) == 1


def test_mail_that_stays_away_is_told_by_the_health_page_and_never_given_up(incident, monkeypatch):
    incident(date(2026, 3, 2))
    sweep("2026-03-06", noon(date(2026, 3, 6)))

    def away(*args: object) -> None:
        raise ConnectionRefusedError("nobody listens")

    moment = noon(date(2026, 3, 6))
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", away)
        for _ in range(40):
            moment += services.LONGEST_PAUSE
            assert services.deliver(now=moment) == 0
    mark_beat(moment)
    assert health(moment)["queue"]["stuck"] == {"letters": 1}
    assert health(moment)["ok"] is False
    assert services.deliver(now=moment + services.LONGEST_PAUSE) == 1


def test_a_letter_is_not_handed_to_somebody_whose_office_ended_meanwhile(world, incident):
    incident(date(2026, 3, 2))
    sweep("2026-03-06", noon(date(2026, 3, 6)))
    tenure = world.officer.memberships.get()
    tenure.ends_on = date(2026, 3, 6)
    tenure.save_because("left", by=world.head)
    assert services.deliver(now=noon(date(2026, 3, 7))) == 0
    letter = Letter.objects.get()
    assert (letter.sent_at, letter.dropped_because) == (None, services.MAY_NOT_SEE)


def test_one_row_that_cannot_be_counted_stops_no_reminder_and_is_told(incident):
    sound = incident(date(2026, 3, 2))
    broken = incident(date(2026, 3, 2))
    type(broken).objects.filter(pk=broken.pk).update(became_aware_on=date(2016, 1, 4))
    with pytest.raises(SomeRowsFailed, match=str(broken)):
        sweep("2026-03-06", noon(date(2026, 3, 6)))
    assert sound in {letter.subject for letter in Letter.objects.all()}


def test_no_line_break_of_any_kind_reaches_a_heading():
    text = "A\r\nBcc: all@example.org\x0b\x0c\x85\u2028\u2029end"
    assert services.one_line(text) == "A Bcc: all@example.org end"


def test_rebuilding_every_deadline_changes_nothing_when_they_are_in_step(world, incident):
    for days in range(5):
        incident(date(2026, 3, 2) + timedelta(days=days))
    before = list(Deadline.objects.order_by("pk").values())
    assert refresh_all() == len(before)
    assert list(Deadline.objects.order_by("pk").values()) == before


def test_a_rebuild_mends_rows_that_were_tampered_with_and_forgets_the_gone(incident):
    row = incident(date(2026, 3, 2))
    Deadline.objects.update(due_on=date(2030, 1, 1))
    stray = Deadline.objects.get()
    stray.pk, stray.subject_id = None, row.pk + 1000
    stray.save()
    refresh_all()
    assert [deadline.due_on for deadline in Deadline.objects.all()] == [DUE]
