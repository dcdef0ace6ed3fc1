"""Reference numbers: one after the other, never twice, whoever asks at once."""

from django.db import transaction
from django.db.models import F

from reviews.models import Numbering


@transaction.atomic
def next_reference(series: str, year: int) -> str:
    """For example "CR-2026-009". The counter's row is written first, which holds its lock."""
    Numbering.objects.get_or_create(series=series, year=year)
    Numbering.objects.filter(series=series, year=year).update(last=F("last") + 1)
    last = Numbering.objects.get(series=series, year=year).last
    return f"{series}-{year}-{last:03d}"
