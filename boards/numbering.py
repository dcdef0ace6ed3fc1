"""References of what a partnership numbers by itself: one after the other within a year.

Reviews count on a row of their own (reviews/services/numbering.py): theirs carry the code of the
partnership, and a number that was given out is never given again whatever becomes of its case.
"""

from typing import Any

from django.db import models
from django.db.models.functions import Length

from boards.models import Partnership


def next_reference(model: type[models.Model], partnership: Partnership, start: str) -> str:
    """The next free one, such as ACT-2026-007 after ACT-2026-006.

    in: `model`, whose rows have a `partnership` and a `reference`; `start`, series and year. Within
    a transaction: the partnership's row is held until its end, so that two at once get two numbers.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    rows: Any = model._default_manager.filter(partnership=partnership)
    numbered = rows.filter(reference__regex=rf"^{start}-\d+$")
    newest = numbered.order_by(Length("reference").desc(), "-reference").first()
    last = int(newest.reference.rpartition("-")[2]) if newest else 0
    return f"{start}-{last + 1:03d}"
