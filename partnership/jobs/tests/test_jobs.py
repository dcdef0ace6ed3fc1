"""Jobs are rows: planned once a day, taken once, handed out again after a kill or a failure."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.urls import reverse

from partnership.jobs import registry, services
from partnership.jobs.alone import alone
from partnership.jobs.models import Beat, Job

MORNING = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """A kind of job that notes how often it was done, and fails while told to."""
    calls: list[str] = []
    failing: list[bool] = []

    def work(key: str, now: datetime) -> None:
        calls.append(key)
        if failing:
            raise RuntimeError("the disk is full")

    monkeypatch.setitem(registry._work, "test.work", work)
    return calls, failing


def test_a_job_is_done_once_however_often_it_is_handed_out(done):
    calls, _ = done
    job = services.request("test.work", "2026-11-23", now=MORNING)
    assert services.run(job.pk, now=MORNING)
    assert not services.run(job.pk, now=MORNING + timedelta(hours=1))
    assert services.request("test.work", "2026-11-23", now=MORNING).pk == job.pk
    assert calls == ["2026-11-23"]


def test_a_job_in_a_killed_workers_hands_is_handed_out_after_its_lease(done):
    calls, _ = done
    job = services.request("test.work", "a", now=MORNING)
    assert services._take(job.pk, MORNING)  # and then the worker is killed
    assert services.open_jobs(MORNING + services.LEASE / 2) == []
    later = MORNING + services.LEASE
    assert services.open_jobs(later) == [job.pk]
    assert services.run(job.pk, now=later)
    assert calls == ["a"]


def test_a_failed_job_keeps_its_error_and_is_tried_again(done):
    calls, failing = done
    failing.append(True)
    job = services.request("test.work", "a", now=MORNING)
    assert not services.run(job.pk, now=MORNING)
    job.refresh_from_db()
    assert job.last_error == "RuntimeError: the disk is full"
    assert services.open_jobs(MORNING) == []
    failing.clear()
    later = MORNING + services.PAUSE_AFTER_FAILURE * 1.1
    assert services.run(services.open_jobs(later)[0], now=later)
    job.refresh_from_db()
    assert job.finished_at
    assert job.last_error == ""
    assert calls == ["a", "a"]


@pytest.mark.django_db(transaction=True)
def test_a_job_longer_than_its_lease_is_not_joined_by_a_second_worker(monkeypatch):
    meanwhile: list[bool] = []
    job = services.request("test.long", "a", now=MORNING)

    def in_another_worker() -> None:
        later = MORNING + services.LEASE * 3
        assert services.open_jobs(later) == [job.pk]  # the lease has run out
        meanwhile.append(services.run(job.pk, now=later))
        connection.close()

    def work(key: str, now: datetime) -> None:
        other = Thread(target=in_another_worker)
        other.start()
        other.join()

    monkeypatch.setitem(registry._work, "test.long", work)
    assert services.run(job.pk, now=MORNING)
    assert meanwhile == [False]
    job.refresh_from_db()
    assert job.attempts == 1


@pytest.mark.django_db(transaction=True)
def test_a_failed_job_lets_go_of_its_lock(done):
    _, failing = done
    failing.append(True)
    job = services.request("test.work", "a", now=MORNING)
    assert not services.run(job.pk, now=MORNING)
    with alone(job.pk) as won:
        assert won


# --- clocks that are wrong ------------------------------------------------------------------------


def planned() -> list[tuple[str, str]]:
    return list(Job.objects.order_by("kind", "key").values_list("kind", "key"))


def test_a_clock_set_forward_by_a_day_and_back_leaves_each_day_its_own_jobs(done):
    services.plan_day(MORNING)
    today = planned()
    ahead = MORNING + timedelta(days=1)
    services.plan_day(ahead)
    Job.objects.update(finished_at=ahead)  # and did them, a day too soon
    services.plan_day(MORNING + timedelta(minutes=5))
    assert planned() == today  # those of a day that has not come are forgotten
    services.plan_day(ahead)
    tomorrows = Job.objects.filter(key="2026-11-24", finished_at__isnull=True)
    assert tomorrows.count() == len(today)


def test_a_clock_set_forward_by_an_hour_does_nothing_twice():
    services.plan_day(MORNING + timedelta(hours=1))
    Job.objects.update(finished_at=MORNING + timedelta(hours=1))
    before = planned()
    services.plan_day(MORNING)
    services.plan_day(MORNING + timedelta(minutes=70))
    assert planned() == before
    assert services.open_jobs(MORNING + timedelta(hours=2)) == []


def test_a_clock_set_back_plans_no_day_twice():
    services.plan_day(MORNING)
    Job.objects.update(finished_at=MORNING)
    before = planned()
    services.plan_day(MORNING - timedelta(minutes=30))
    services.plan_day(MORNING)
    assert planned() == before
    assert services.open_jobs(MORNING) == []


def test_a_lease_given_by_a_clock_that_ran_ahead_holds_nobody_up(done):
    calls, _ = done
    job = services.request("test.work", "a", now=MORNING)
    assert services._take(job.pk, MORNING + timedelta(days=1))  # and then the worker is killed
    assert services.open_jobs(MORNING) == [job.pk]
    assert services.run(job.pk, now=MORNING)
    assert calls == ["a"]


def test_two_beats_at_once_plan_one_day_and_leave_one_mark():
    for _ in range(2):
        services.mark_beat(MORNING)
        services.plan_day(MORNING)
    assert planned() == sorted(set(planned()))
    assert Beat.objects.get().passes == 2


def test_a_mark_in_the_future_is_not_fresh():
    services.mark_beat(MORNING + timedelta(days=1))
    assert services.health(MORNING)["beat"]["fresh"] is False
    services.mark_beat(MORNING)
    assert services.health(MORNING)["beat"]["fresh"] is True


def test_the_days_jobs_are_planned_once_their_time_has_come():
    services.plan_day(MORNING - timedelta(minutes=1))
    kinds = set(Job.objects.values_list("kind", flat=True))
    assert kinds >= {"clock.rebuild", "documents.clear"}
    assert "outbox.sweep" not in kinds
    services.plan_day(MORNING)
    services.plan_day(MORNING + timedelta(minutes=1))
    kinds = set(Job.objects.values_list("kind", flat=True))
    assert "outbox.sweep" in kinds
    assert Job.objects.count() == len(kinds)  # each once
    assert set(Job.objects.values_list("key", flat=True)) == {"2026-11-23"}


def test_a_sweep_missed_while_the_machine_was_off_is_caught_up_the_same_day():
    services.plan_day(MORNING + timedelta(hours=9))
    assert Job.objects.filter(kind="outbox.sweep", key="2026-11-23").exists()


def test_the_days_are_the_days_of_england_not_of_greenwich():
    summer_night = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # 00:30 on 1 July here
    services.plan_day(summer_night + timedelta(hours=2))
    assert set(Job.objects.values_list("key", flat=True)) == {"2026-07-01"}


def test_two_functions_cannot_do_the_same_kind():
    with pytest.raises(ValueError, match="Two functions"):
        registry.does("outbox.sweep")(lambda key, now: None)


def test_health_tells_of_database_queue_and_beat(done):
    _, failing = done
    assert services.health(MORNING)["ok"] is False  # beat has never passed
    services.mark_beat(MORNING)
    state = services.health(MORNING + timedelta(minutes=1))
    assert state["ok"] is True
    assert state["beat"]["last"] == MORNING.isoformat()
    assert state["beat"]["next"].startswith("2026-11-23T07:00")
    failing.append(True)
    services.run(services.request("test.work", "a", now=MORNING).pk, now=MORNING)
    state = services.health(MORNING + timedelta(minutes=1))
    assert (state["ok"], state["queue"]["failing"]) == (False, 1)
    assert services.health(MORNING + timedelta(minutes=6))["beat"]["fresh"] is False


def test_the_health_page_answers_signed_out_and_names_no_version(client):
    Beat.objects.create(pk=1, last_at=datetime.now(UTC))
    answer = client.get(reverse("jobs:healthz"))
    assert answer.status_code == 200
    assert set(answer.json()) == {"ok", "database", "queue", "beat"}
    assert answer["Cache-Control"] == "no-store"


def test_the_footer_says_loudly_that_the_clock_has_stopped():
    assert services.clock_line().startswith("The clock has stopped")
    services.mark_beat(datetime.now(UTC))
    assert services.clock_line().startswith("Clock has not run yet, next ")
