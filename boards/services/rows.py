"""What acts on dated rows have in common: ending them, and keys for new ones."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from boards.models import Membership
from partnership.people.models import Appointment, User
from partnership.records.models import Record

KEY_LENGTH = 70


def end_all(
    model: type[Membership] | type[Appointment],
    where: dict[str, Any],
    ends_on: date,
    *,
    because: str,
    by: User,
) -> None:
    """End every office at a place; the history of each says why."""
    for tenure in model.objects.filter(**where).exclude(ends_on__lte=ends_on):
        end_row(tenure, ends_on, because=because, by=by)


def end_row(row: Any, ends_on: date, *, because: str, by: User) -> None:
    """End a dated row; one that would only have begun later is taken away."""
    if row.starts_on > ends_on:
        row.delete_because(because, by=by)
        return
    row.ends_on = ends_on
    row.save_because(because, by=by)


def free_key(model: type[Record], name: str) -> str:
    """A key for an address, made of the name, that no row of the model has."""
    stem = slugify(name)[:KEY_LENGTH].strip("-") or "unnamed"
    taken = set(
        model._default_manager.filter(key__startswith=stem).values_list("key", flat=True)  # type: ignore[misc]
    )
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)
