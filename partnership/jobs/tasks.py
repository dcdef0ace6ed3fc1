"""The two Celery tasks of the house: beat's tick, and doing one job."""

from celery import shared_task
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
