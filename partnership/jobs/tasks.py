"""The two Celery tasks of the house: beat's tick, and doing one job."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.utils import timezone

from partnership.jobs import services


@shared_task(name="jobs.tick")
def tick() -> None:
    """Leave beat's mark, write the jobs that fall due, hand out every unfinished one."""
    now = timezone.now()
    services.mark_beat(now)
    services.plan_day(now)
    for job_id in services.open_jobs(now):
        do.delay(job_id)


@shared_task(name="jobs.do")
def do(job_id: int) -> None:
    """Do one job, unless it is done or in other hands."""
    services.run(job_id, now=timezone.now())


@worker_ready.connect
def start(**kwargs: Any) -> None:
    """A worker that has just started looks for work at once, not at beat's next pass."""
    tick.delay()
