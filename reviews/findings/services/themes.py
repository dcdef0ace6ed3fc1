"""The themes under which a partnership counts what its reviews find."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Partnership
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.findings.models import LearningTheme


@transaction.atomic
def add_theme(partnership: Partnership, *, name: str, by: User, today: date) -> LearningTheme:
    """Add a theme; one that was retired is taken up again under its old row.

    raises: NotAllowed; ValidationError for a name that is in use.
    """
    require(by, "keep_learning", partnership, on=today)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    name = " ".join(name.split())
    found: LearningTheme | None = LearningTheme.objects.filter(
        partnership=partnership, name__iexact=name
    ).first()
    if found is not None and found.retired_on is None:
        raise ValidationError({"name": f"There is a theme of this name: {found}"})
    row = found or LearningTheme(partnership=partnership, name=name)
    row.retired_on, row.retired_because = None, ""
    row.save_because("taken up again" if found else "added", by=by)
    return row


@transaction.atomic
def retire_theme(theme: LearningTheme, *, because: str, by: User, today: date) -> LearningTheme:
    """No new finding takes it from today on; older findings keep it.

    raises: NotAllowed; ValidationError when it is retired already.
    """
    require(by, "keep", theme, on=today)
    row: LearningTheme = LearningTheme.objects.select_for_update().get(pk=theme.pk)
    if row.retired_on:
        raise ValidationError(f"It was retired on {plain_day(row.retired_on)}.")
    row.retired_on, row.retired_because = today, because
    row.save_because(f"retired: {because}"[:200], by=by)
    return row
