"""Days and holidays as the boxes of a form send them, and an incident of a day."""

from datetime import date
from typing import Any

from django.utils import timezone

from reviews import services
from reviews.models import About, Incident
from tests.factories import World


def three(name: str, day: date) -> dict[str, int]:
    """A day in its three boxes."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def known_of(world: World, aware: date) -> Incident:
    """An incident of this partnership."""
    return services.record_incident(
        world.group,
        about=About.CHILD,
        council=world.council,
        became_aware_on=aware,
        what_happened="Something happened.",
        by=world.officer,
        today=aware,
    )


def typed_holiday(day: date, **more: Any) -> dict[str, Any]:
    """What is typed about a holiday announced today."""
    said = {"name": "A day of mourning", "extent": "here", "source": "A proclamation"}
    return {**said, **three("day", day), **three("announced_on", timezone.localdate()), **more}
