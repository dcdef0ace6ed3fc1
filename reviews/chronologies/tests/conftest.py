"""A review, two agencies, and sheets of what their records tell."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from boards.tests.factories import a_listing, an_agency
from partnership.sheets import services as sheets
from partnership.sheets.models import Import
from reviews.chronologies.models import Entry
from reviews.chronologies.services.bringing import bring
from reviews.chronologies.sheets import COLUMNS
from reviews.models import Review
from tests.factories import World

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Here:
    """A review under way, a trust and a school."""

    def __init__(self, world: World, review: Review) -> None:
        self.world, self.review, self.officer = world, review, world.officer
        self.trust, self.school = world.trust, an_agency("A school")
        a_listing(world.partnership, self.school)

    def sheet(self, *rows: tuple[str, ...]) -> bytes:
        """Rows of day, time, agency, what happened and more."""
        out = io.StringIO(newline="")
        lines = csv.writer(out)
        lines.writerow([column.name for column in COLUMNS])
        lines.writerows(rows)
        return out.getvalue().encode()

    def brings(self, *rows: tuple[str, ...]) -> Import:
        return self.brings_file(self.sheet(*rows))

    def brings_file(self, data: bytes, name: str = "chronology.csv") -> Import:
        return bring(self.review, name=name, data=data, by=self.officer, now=NOW)

    def trial(self, *rows: tuple[str, ...]) -> Any:
        return sheets.trial_of(self.brings(*rows), by=self.officer, now=NOW)

    def applies(self, *rows: tuple[str, ...]) -> list[Entry]:
        sheets.apply(self.brings(*rows), by=self.officer, now=NOW)
        return list(Entry.objects.filter(review=self.review).order_by("pk"))

    def day(self, typed: str, words: str = "A call", agency: str = "A trust") -> tuple[str, ...]:
        return (typed, "", agency, words)


@pytest.fixture
def here(world: World, review: Callable[..., Review]) -> Here:
    return Here(world, review(date(2026, 11, 16)))
