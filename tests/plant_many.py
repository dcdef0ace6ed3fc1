"""Facts for the test of the killed worker: many late incidents in one partnership, in sets.

Run as a program in the worker's own environment: python -m tests.plant_many NUMBER
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnership.settings.dev")
django.setup()

from django.utils import timezone  # noqa: E402

from partnership.clock.calendar import working_days_before  # noqa: E402
from partnership.jobs.services import request  # noqa: E402
from reviews.models import About, Incident  # noqa: E402
from tests.factories import World  # noqa: E402


def plant(number: int) -> None:
    """So many incidents whose notice is one working day late, and the sweep as an open job."""
    world, now = World(), timezone.now()
    today = timezone.localdate(now)
    aware = working_days_before(today, 7)
    Incident.objects.bulk_create(
        Incident(
            reference=f"N-{aware.year}-{n}",
            board=world.group,
            about=About.CHILD,
            council=world.council,
            became_aware_on=aware,
            what_happened="Something happened.",
            recorded_by=world.officer,
        )
        for n in range(number)
    )
    request("outbox.sweep", today.isoformat(), now=now)


if __name__ == "__main__":
    plant(int(sys.argv[1]))
