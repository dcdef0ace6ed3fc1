"""Enter figures of a period, and correct them with a reason."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Partnership
from partnership.access.services import require
from partnership.people.models import User
from reviews.deaths.models import DeathFigures
from reviews.services.incidents import not_after_today

WORDS = ("notified", "reviewed", "modifiable", "by_category", "source", "source_on")


@transaction.atomic
def enter_figures(partnership: Partnership, *, by: User, today: date, **said: Any) -> DeathFigures:
    """Write what a source says of a quarter or year.

    raises: NotAllowed; ValidationError for a period to come or entered already, or numbers that
    cannot be.
    """
    require(by, "record_deaths", partnership)
    not_after_today(said["starts_on"], today, "starts_on", "The period")
    not_after_today(said["source_on"], today, "source_on", "The date of the source")
    if all(said.get(name) is None for name in ("notified", "reviewed", "modifiable")):
        raise ValidationError({"notified": "Enter at least one number"})
    key = {name: said[name] for name in ("length", "starts_on", "of")}
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    stands = DeathFigures.objects.filter(partnership=partnership, **key).first()
    if stands is not None and all(getattr(stands, name) == said[name] for name in WORDS):
        return stands  # the second click
    row = DeathFigures(partnership=partnership, **said)
    row.save_because("entered", by=by)
    return row


@transaction.atomic
def correct_figures(
    row: DeathFigures, *, because: str, by: User, today: date, **said: Any
) -> DeathFigures:
    """Correct figures; what stood stays in the history with the reason.

    raises: NotAllowed; ValidationError.
    """
    require(by, "change", row)
    row = DeathFigures.objects.select_for_update().get(pk=row.pk)
    not_after_today(said["source_on"], today, "source_on", "The date of the source")
    for name in WORDS:
        setattr(row, name, said[name])
    row.save_because(because, by=by)
    return row
