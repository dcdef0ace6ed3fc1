"""Every morning: what holds from today, and which reviews fall due."""

from datetime import datetime

from django.conf import settings

from boards.policies.services.reviewing import see_to_documents
from partnership.jobs.registry import does


@does("policies.reviews", daily_at=settings.MORNING_SWEEP_AT)
def see_to_reviews(key: str, now: datetime) -> None:
    """Bring versions into force and make the records of reviews."""
    see_to_documents(now=now)
