"""The sheets that were brought into a partnership, as its pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from boards.models import Partnership
from partnership.access.services import require
from partnership.sheets import services
from partnership.sheets.models import Import, ImportedRow
from partnership.sheets.registry import Act, Line

DOES = {Act.ADD: "Added", Act.CHANGE: "Changed", Act.NOTHING: "Nothing to do"}


def place_of_imports(user: Any, key: str) -> Partnership:
    """The partnership of this key, for those who bring in its sheets.

    raises: Http404, NotAllowed.
    """
    found: Partnership = get_object_or_404(Partnership.objects.visible_to(user), key=key)
    require(user, "import", found)
    return found


def imports_seen(user: Any, partnership: Partnership) -> Any:
    """The imports of the kinds that this person may bring in, newest first."""
    kinds = [sheet.kind for sheet in services.sheets_open(user, partnership)]
    found = Import.objects.about(partnership).filter(kind__in=kinds)
    return found.select_related("uploaded_by", "applied_by", "undone_by", "subject_type")


def import_seen(user: Any, pk: int) -> Import:
    """One import, wherever the reader may bring in sheets. raises: Http404, NotAllowed."""
    named = get_object_or_404(Import, pk=pk)
    if not isinstance(named.subject, Partnership):
        raise Http404
    place = place_of_imports(user, named.subject.key)
    row: Import = get_object_or_404(imports_seen(user, place), pk=pk)
    return row


@dataclass(frozen=True)
class Row:
    """One row of a sheet: what it did once the sheet is applied, else what it would do."""

    number: int
    says: str
    result: str
    changes: str = ""
    wrong: str = ""
    notes: str = ""


def rows_of(row: Import, *, by: Any, now: datetime) -> list[Row]:
    """Every row of a sheet; none once what was typed is gone without being applied."""
    if row.applied_at:
        return [_done(one) for one in row.imported.all()]
    trial = services.trial_of(row, by=by, now=now)
    return [_tried(line) for line in trial.lines] if trial else []


def _done(row: ImportedRow) -> Row:
    return Row(row.row, row.says, f"{'Added' if row.is_new else 'Changed'} {row.kind}")


def _tried(line: Line) -> Row:
    return Row(
        line.row,
        line.says,
        "Wrong" if line.wrong else DOES[line.act],
        _lines(f"{what}: from {was} to {now}" for what, was, now in line.changes),
        _lines(f"{column or 'The whole row'}: {words}" for column, words in line.wrong),
        _lines(line.notes),
    )


def _lines(words: Iterable[str]) -> str:
    return "\n".join(words)
