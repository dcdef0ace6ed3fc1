"""Reference numbers: one after the other, never twice, whoever asks at once."""

from django.db import transaction
from django.db.models import F

from boards.models import Partnership
from reviews.models import Numbering


@transaction.atomic
def next_reference(partnership: Partnership, series: str, year: int) -> str:
    """For example "CR-2026-009", or "ABC-CR-2026-009" where the partnership has a code.

    Each partnership counts for itself, so that no number tells of another's cases. The counter's
    row is written first, which holds its lock.
    """
    own = Numbering.objects.filter(partnership=partnership, series=series, year=year)
    Numbering.objects.get_or_create(partnership=partnership, series=series, year=year)
    own.update(last=F("last") + 1)
    number = f"{series}-{year}-{own.get().last:03d}"
    return f"{partnership.code.upper()}-{number}" if partnership.code else number
