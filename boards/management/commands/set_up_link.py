"""Print the link by which the Head of Service of a new partnership opens it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone

from boards.models import Partnership
from boards.services.opening import PURPOSE
from partnership.links.services import sign

LASTS = timedelta(days=2)


class Command(BaseCommand):
    help = "Print a link that opens one new partnership on screen; it works once, for two days."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to print anything at all."""
        parser.add_argument("--if-empty", action="store_true", help="only while there is none yet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the address. Whoever has it becomes Head of Service: hand it over safely."""
        if options["if_empty"] and Partnership.objects.exists():
            return
        token = sign(PURPOSE, until=timezone.now() + LASTS)
        address = reverse("boards:open_partnership", args=[token])
        self.stdout.write(f"{settings.PORTAL_ADDRESS}{address}")
