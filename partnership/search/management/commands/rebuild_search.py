"""Make every search entry again from the facts."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from partnership.search.jobs import plan_readings
from partnership.search.services import rebuild


class Command(BaseCommand):
    help = "Make every search entry again; changes nothing when they are in step."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, have unread files read by the worker, and say how many entries stand."""
        now = timezone.now()
        self.stdout.write(f"{rebuild(now=now)} entries stand.")
        plan_readings(now)
