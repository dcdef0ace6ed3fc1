"""Publication on the planned day, by itself."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from partnership.jobs.registry import does
from reviews.services import publish_planned


@does("reviews.publish", daily_at=settings.PUBLISH_PLANNED_AT)
def publish_what_is_due(key: str, now: datetime) -> None:
    """Publish what is planned for today and lawful; tell the planner what is not."""
    publish_planned(now=now, today=timezone.localdate(now))
