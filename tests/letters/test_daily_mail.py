"""One mail a day for each person apart from what cannot wait; nothing told twice."""

import threading
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnership.jobs.services import request
from partnership.outbox import digests
from partnership.outbox.jobs import StillSweeping, digest, sweep
from partnership.outbox.models import Digest, Letter
from partnership.outbox.services import Draft, deliver, post
from partnership.records.sets import in_sets
from tests.factories import World
from tests.letters.days import AWARE, LAST, a_day, news, noon

# --- what goes at once and what waits -----------------------------------------------------------


def test_the_first_reminder_comes_in_the_daily_mail_and_the_last_before_a_must_at_once(
    world, incident
):
    row = incident(AWARE)
    sweep("a", noon(AWARE))
    assert deliver(now=noon(AWARE)) == 0
    digest("a", noon(AWARE))
    assert deliver(now=noon(AWARE)) == 1
    sweep("b", noon(LAST))
    assert deliver(now=noon(LAST)) == 1
    first, last = mail.outbox
    assert first.subject == "Your daily mail: 1 thing"
    assert f"/incidents/{row.reference}/" in first.body
    assert last.subject.startswith(f"{row.reference}: Notify the national Panel")
    assert first.to == last.to == [world.officer.email]


def test_a_person_gets_one_daily_mail_however_often_the_job_runs_and_late_letters_wait(
    world, incident
):
    rows = [incident(AWARE) for _ in range(3)]
    sweep("a", noon(AWARE))
    for _ in range(3):
        digest("a", noon(AWARE))
        deliver(now=noon(AWARE))
    post([news(world.officer, rows[0])], now=noon(AWARE))
    digest("a", noon(AWARE) + timedelta(hours=1))
    deliver(now=noon(AWARE) + timedelta(hours=1))
    assert [message.subject for message in mail.outbox] == ["Your daily mail: 3 things"]
    a_day(AWARE + timedelta(days=1))
    assert [message.subject for message in mail.outbox[1:]] == ["Your daily mail: 1 thing"]
    assert not Letter.objects.filter(sent_at=None).exists()


def test_the_daily_mail_counts_what_is_late_and_puts_the_earliest_day_first(world, incident):
    row = incident(AWARE)
    days = [date(2026, 3, 20), None, date(2026, 2, 27), date(2026, 3, 3)]
    drafts = [
        Draft(f"{n}", world.officer, row, f"Line {n}", "x", due_on=day, kind="told-of-change")
        for n, day in enumerate(days)
    ]
    post(drafts, now=noon(AWARE))
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    [message] = mail.outbox
    assert message.subject == "Your daily mail: 4 things, 1 overdue"
    order = [line[-1] for line in message.body.splitlines() if line.startswith("- Line")]
    assert order == ["2", "3", "0", "1"]


def test_a_digest_job_killed_half_way_is_done_again_once_each(world, incident, monkeypatch):
    row, people = incident(AWARE), [world.officer, world.head, world.independent]
    post([news(who, row) for who in people], now=noon(AWARE))
    monkeypatch.setattr(digests, "in_sets", partial(in_sets, size=1))
    write, calls = digests._write, []

    def killed(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit
        write(*args)

    with monkeypatch.context() as patch:
        patch.setattr(digests, "_write", killed)
        with pytest.raises(SystemExit):
            digest("a", noon(AWARE))
    assert Digest.objects.count() == 1
    digest("a", noon(AWARE))
    deliver(now=noon(AWARE))
    assert sorted(message.to[0] for message in mail.outbox) == sorted(p.email for p in people)
    assert set(Digest.objects.values_list("to", flat=True)) == {who.pk for who in people}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_and_send_each_daily_mail_once():
    world = World()
    post([news(who, world.group) for who in (world.officer, world.head)], now=noon(AWARE))
    start, failed = threading.Barrier(2), []

    def work() -> None:
        try:
            start.wait()
            digest("a", noon(AWARE))
            deliver(now=noon(AWARE))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not failed
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        [world.officer.email, world.head.email]
    )
    assert not Letter.objects.filter(sent_at=None).exists()


def test_a_worker_killed_at_the_hand_over_sends_the_same_daily_mail_under_the_same_id(
    world, incident, monkeypatch
):
    post([news(world.officer, incident(AWARE))], now=noon(AWARE))
    digest("a", noon(AWARE))

    def killed(backend: Any, messages: Any) -> None:
        mail.outbox.extend(messages)
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", killed)
        with pytest.raises(SystemExit):
            deliver(now=noon(AWARE))
    assert deliver(now=noon(AWARE)) == 0  # the lease still runs
    assert deliver(now=noon(AWARE) + timedelta(hours=1)) == 1
    ids = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert ids == {Digest.objects.get().message_id}


def test_the_daily_mail_is_made_up_after_the_sweep(world, incident):
    incident(AWARE)
    request("outbox.sweep", AWARE.isoformat(), now=noon(AWARE))
    with pytest.raises(StillSweeping):
        digest(AWARE.isoformat(), noon(AWARE))
    assert not Digest.objects.exists()


def test_digests_and_sweeps_take_the_same_number_of_queries_for_ten_letters_and_a_thousand(
    world, incident
):
    row = incident(AWARE)

    def cost(number: int, day: date) -> list[int]:
        drafts = [Draft(f"{day}{n}", world.officer, row, f"Line {n}", "x") for n in range(number)]
        costs = []
        for act in (
            partial(post, drafts, now=noon(day)),
            partial(digest, "a", noon(day)),
            partial(deliver, now=noon(day)),
        ):
            with CaptureQueriesContext(connection) as queries:
                act()
            costs.append(len(queries))
        return costs

    few = cost(10, AWARE)
    many = cost(1000, AWARE + timedelta(days=1))
    # SQLite writes a thousand rows in several statements, PostgreSQL in one.
    assert [many[1], many[2]] <= [few[1] + 1, few[2] + 4]
    assert many[0] <= few[0] + 30
    assert [message.subject for message in mail.outbox][-1] == "Your daily mail: 1000 things"
