"""The page of the portal's clock: loud when it has stopped, and quoting nothing it should not."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partnership.jobs import registry, services
from partnership.jobs.health import clock_now, first_line
from partnership.jobs.models import Job
from partnership.jobs.registry import Daily
from tests.factories import partnership

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def timetable(monkeypatch):
    """One job a day, at half past six."""

    def work(key: str, now: datetime) -> None:
        """Count the sheep."""

    monkeypatch.setitem(registry._work, "test.sheep", work)
    monkeypatch.setattr(registry, "_daily", [Daily("test.sheep", time(6, 30))])


def ran(day: date, *, done: bool = True) -> None:
    at = datetime(day.year, day.month, day.day, 6, 30, tzinfo=UTC)
    Job.objects.create(
        kind="test.sheep", key=day.isoformat(), created_at=at, finished_at=at if done else None
    )


def test_the_page_tells_last_run_next_run_and_the_days_that_were_missed(timetable):
    for day in (16, 18, 20):
        ran(date(2026, 11, day))
    ran(date(2026, 11, 19), done=False)
    services.mark_beat(NOON)
    clock = clock_now(NOON, quotes=True)
    run = clock.runs[0]
    assert run.does == "Count the sheep."
    assert run.last == datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    assert run.next == datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
    assert run.missed == [date(2026, 11, 17), date(2026, 11, 19)]
    assert not clock.ok


def test_a_run_is_not_missed_in_its_first_hour_and_nothing_before_the_first_job(timetable):
    ran(date(2026, 11, 19))
    soon = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    services.mark_beat(soon)
    clock = clock_now(soon, quotes=True)
    assert clock.runs[0].missed == []
    assert clock.ok
    assert clock_now(soon + timedelta(hours=1), quotes=True).runs[0].missed == [date(2026, 11, 20)]


def test_an_error_is_quoted_without_names_addresses_and_references():
    words = 'ValueError: N-2026-014 of ann@example.org, titled "The child", is broken\nDETAIL: x'
    job = Job(kind="a", key="b", last_error=words)
    assert first_line(job, True) == "ValueError: … of … titled …, is broken"
    assert first_line(job, False) == "ValueError"
    assert first_line(Job(kind="a", key="b"), True) == ""


def test_a_stopped_clock_is_told_loudly(client, world):
    client.force_login(world.officer)
    page = client.get(reverse("boards:clock")).content.decode()
    assert "The clock has stopped." in page
    assert "No reminder goes out" in page


def test_a_failing_job_is_on_the_page_with_the_kind_of_its_error(client, world, monkeypatch):
    def work(key: str, now: datetime) -> None:
        raise RuntimeError("the disk of N-2026-014 is full")

    monkeypatch.setitem(registry._work, "test.work", work)
    now = timezone.now()
    services.mark_beat(now)
    services.run(services.request("test.work", "a", now=now).pk, now=now)
    client.force_login(world.officer)
    page = client.get(reverse("boards:clock")).content.decode()
    assert "RuntimeError: the disk of … is full" in page
    partnership("Elsewhere")  # whose rows the error may be about
    page = client.get(reverse("boards:clock")).content.decode()
    assert "RuntimeError" in page
    assert "disk" not in page


@pytest.mark.parametrize(("who", "links"), [("officer", True), ("head", True), ("member", False)])
def test_the_foot_of_each_page_leads_there_for_those_who_may(client, world, who, links):
    client.force_login(getattr(world, who))
    page = client.get(reverse("boards:structure")).content.decode()
    assert (f'href="{reverse("boards:clock")}"' in page) == links
    assert (client.get(reverse("boards:clock")).status_code == 200) == links
