"""Once a week: tell the service, and the bodies' shared mailboxes, which roles nobody holds."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from boards.vacancy_letters import vacancy_letters
from partnership.jobs.registry import does
from partnership.outbox.services import post


@does("boards.vacancies", daily_at=settings.MORNING_SWEEP_AT)
def tell_vacancies(key: str, now: datetime) -> None:
    """Write this week's letters unless they stand: a Monday that was missed is made up."""
    post(vacancy_letters(timezone.localdate(now)), now=now)
