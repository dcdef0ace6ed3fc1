"""Refresh: called by beat on its own, so that what is new is found though nobody searches."""

from celery import shared_task
from django.utils import timezone

from partnership.search import services
from partnership.search.jobs import plan_readings


@shared_task(name="search.refresh")
def refresh() -> None:
    """Read on in the histories, and have new files read. The first time, index everything."""
    now = timezone.now()
    if services.is_built():
        services.catch_up(now=now, most=None)
    else:
        services.rebuild(now=now)
    plan_readings(now)
