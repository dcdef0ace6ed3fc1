"""Jobs are rows: planned once a day, taken once, handed out again after a kill or a failure."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from partnership.jobs import registry, services
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


def test_the_days_jobs_are_planned_once_their_time_has_come():
    services.plan_day(MORNING - timedelta(minutes=1))
    assert set(Job.objects.values_list("kind", flat=True)) == {
        "clock.rebuild",
        "documents.clear",
        "sheets.forget",
    }
    services.plan_day(MORNING)
    services.plan_day(MORNING + timedelta(minutes=1))
    kinds = list(Job.objects.order_by("kind").values_list("kind", flat=True))
    assert kinds == ["clock.rebuild", "documents.clear", "outbox.sweep", "sheets.forget"]
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
    assert state["beat"]["next"].startswith("2026-11-23T09:00")
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
