"""Bring in what published reports tell of a partnership's governance documents."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from boards.models import Partnership
from boards.policies.services.loading import file_of, load_documents


class Command(BaseCommand):
    help = "Enter governance documents known from published reports; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose documents, and from which file."""
        parser.add_argument("partnership", help="the key of the partnership")
        parser.add_argument("--file", help="a file of your own; else the one that comes with it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many. raises: CommandError where there is nothing to load."""
        partnership = Partnership.objects.filter(key=options["partnership"]).first()
        if partnership is None:
            raise CommandError(f"There is no partnership {options['partnership']}.")
        path = Path(options["file"]) if options["file"] else file_of(partnership)
        if path is None or not path.exists():
            raise CommandError("There is no file to load.")
        try:
            count = load_documents(partnership, path)
        except (ValidationError, KeyError, ValueError) as error:
            raise CommandError(f"Nothing was loaded: {error}") from None
        self.stdout.write(f"{count} entered; what stood was left as it is.")
