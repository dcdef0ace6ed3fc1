"""Mark what is significant, strike what does not belong, keep apart what is no duplicate."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from reviews.chronologies.models import Entry


@transaction.atomic
def mark(entry: Entry, *, significant: bool, by: User, today: date) -> Entry:
    """The panel says that an entry is significant, or no longer. A second time changes nothing.

    raises: NotAllowed; ValidationError for one that is struck.
    """
    require(by, "view", entry)
    row = _standing(entry)
    if significant == (row.marked_on is not None):
        return row
    row.marked_on, row.marked_by = (today, by) if significant else (None, None)
    row.save_because("marked as significant" if significant else "no longer marked", by=by)
    return row


@transaction.atomic
def strike(entry: Entry, *, because: str, by: User, today: date) -> Entry:
    """Strike an entry: it stays, marked, with the reason. raises: NotAllowed; ValidationError."""
    require(by, "change", entry)
    row = _standing(entry)
    row.struck_on, row.struck_by, row.struck_because = today, by, because
    row.save_because(because, by=by)
    return row


@transaction.atomic
def keep_apart(entries: Sequence[Entry], *, by: User) -> None:
    """Entries that look alike were looked at and are several things. raises: NotAllowed."""
    for entry in entries:
        require(by, "change", entry)
        row = Entry.objects.select_for_update().get(pk=entry.pk)
        if not row.kept_apart:
            row.kept_apart = True
            row.save_because("looked at: no duplicate", by=by)


def _standing(entry: Entry) -> Entry:
    row: Entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if row.struck_on:
        raise ValidationError("It is struck.")
    return row
