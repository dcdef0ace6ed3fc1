"""Make every deadline again from the facts."""

from typing import Any

from django.core.management.base import BaseCommand

from partnership.clock.services import refresh_all


class Command(BaseCommand):
    help = "Make every deadline again from the facts; changes nothing when they are in step."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many stand."""
        self.stdout.write(f"{refresh_all()} deadlines stand.")
