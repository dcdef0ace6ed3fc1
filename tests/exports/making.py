"""Rows for long lists, the worker that makes their files, and a person leaving."""

from datetime import date, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from partnership.jobs.models import Job
from partnership.jobs.services import run
from partnership.people.models import User
from reviews.models import About, Incident
from tests.factories import World
from tests.naming import name_for_all


def plant_incidents(world: World, number: int, start: int = 0) -> None:
    made = Incident.objects.bulk_create(
        Incident(
            reference=f"N-2026-{n:04}",
            board=world.group,
            about=About.CHILD,
            council=world.council,
            became_aware_on=date(2026, 3, 2),
            what_happened="Something happened.",
            recorded_by=world.officer,
        )
        for n in range(start, start + number)
    )
    name_for_all(made, world.officer)


def work() -> None:
    """What a worker does at beat's next pass."""
    for job in Job.objects.filter(finished_at__isnull=True, kind="exports.make"):
        run(job.pk, now=timezone.now())


def stored() -> list[str]:
    """Every file of a download on disk."""
    if not default_storage.exists("exports"):
        return []
    folders, files = default_storage.listdir("exports")
    return files + [
        name for folder in folders for name in default_storage.listdir(f"exports/{folder}")[1]
    ]


def leave(person: User, by: User) -> None:
    """Their offices ended yesterday."""
    for tenure in [*person.memberships.all(), *person.appointments.all()]:
        tenure.ends_on = timezone.localdate() - timedelta(days=1)
        tenure.save_because("left", by=by)
