"""Print the bank holidays of Scotland and Northern Ireland for bank_holidays_elsewhere.json.

A tool for developers: it reads the `holidays` package of requirements-dev.txt, which is not
installed where the portal runs. Compare what it prints with the published lists before committing.
"""

import json
from typing import Any

import holidays
from django.core.management.base import BaseCommand, CommandParser

NATIONS = {"scotland": "SCT", "northern_ireland": "NIR"}
SOURCE = (
    "Banking and Financial Dealings Act 1971, section 1 and Schedule 1, with the proclamations "
    "made under it; weekday dates only; made by manage.py list_bank_holidays"
)


class Command(BaseCommand):
    help = "Print bank holidays of Scotland and Northern Ireland as JSON (developers only)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The years wanted."""
        parser.add_argument("first", type=int)
        parser.add_argument("last", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one object."""
        years = range(options["first"], options["last"] + 1)
        found: dict[str, Any] = {"source": SOURCE}
        for nation, subdivision in NATIONS.items():
            days = holidays.country_holidays("GB", subdiv=subdivision, years=years)
            found[nation] = {
                str(year): sorted(
                    day.isoformat() for day in days if day.year == year and day.weekday() < 5
                )
                for year in years
            }
        self.stdout.write(json.dumps(found, indent=1))
