"""The nightly rebuild, and reading one file."""

from datetime import datetime

from django.conf import settings

from partnership.jobs.models import Job
from partnership.jobs.registry import does
from partnership.search import reading, services

READ = "search.read"


@does("search.rebuild", daily_at=settings.NIGHTLY_REBUILD_AT)
def rebuild(key: str, now: datetime) -> None:
    """Make every entry again, so that nothing missed lives past a night."""
    services.rebuild(now=now)


@does(READ)
def read(key: str, now: datetime) -> None:
    """Read the text of one file; the key is the number of its entry."""
    reading.read(int(key), now=now)


def plan_readings(now: datetime) -> None:
    """Write a job for each file that has not been read; a job that stands is not written twice."""
    jobs = [Job(kind=READ, key=str(pk), created_at=now) for pk in services.unread()]
    if jobs:
        Job.objects.bulk_create(jobs, ignore_conflicts=True)
