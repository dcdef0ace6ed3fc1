"""Bring a chronology in: read, tried, applied or undone as every sheet of the house is."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.people.models import User
from partnership.sheets import services as sheets
from partnership.sheets.models import Import
from partnership.sheets.services import first_of
from reviews.chronologies.sheets import CHRONOLOGY, NHS
from reviews.models import Review


def imports_of(review: Review) -> Any:
    """The chronologies that were brought to this review, newest first."""
    found = Import.objects.about(review).filter(kind=CHRONOLOGY.kind)
    return found.select_related("uploaded_by", "applied_by", "undone_by")


@transaction.atomic
def bring(review: Review, *, name: str, data: bytes, by: User, now: datetime) -> Import:
    """Read a file and keep what was typed until it is applied.

    raises: NotAllowed; ValidationError at "file" as every sheet, and for NHS numbers: then nothing
    of the file is kept.
    """
    row = sheets.upload(CHRONOLOGY, review, name=name, data=data, by=by, now=now)
    trial = sheets.trial_of(row, by=by, now=now)
    assert trial is not None
    lines = [line.row for line in trial.lines if line.facts.get("nhs")]
    if lines:
        told = [f"Row {number}: {NHS}" for number in lines]
        raise ValidationError({"file": ["Nothing of the file is kept.", *first_of(told)]})
    return row
