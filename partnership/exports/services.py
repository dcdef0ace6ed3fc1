"""Ask for a long download, make it with the rights of the day, throw it away."""

import secrets
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.http import Http404

from partnership.access.services import NotAllowed, note_readings
from partnership.access.standing import standing
from partnership.documents.pdf import NoPdf
from partnership.exports.formats import write
from partnership.exports.models import KEPT_FOR, Export
from partnership.exports.wanted import NoSuchList, Wanted, count, sheet_of
from partnership.jobs.services import request
from partnership.outbox.services import Draft, post

MOST_KEPT = 10
TOO_MANY = f"You keep {MOST_KEPT} downloads. Remove one, then ask again."
LEFT = "You held no office when it was to be made."
GONE = "The list is not there any more, or not for you."
NO_PDF = "This portal cannot make PDFs at present. Choose Excel or CSV."


class Dropped(Exception):
    """It is not made; the message is for the person."""


@transaction.atomic
def ask(what: Wanted, *, by: Any, now: datetime) -> Export:
    """Have a list made in the background. Asked twice, the same row waits.

    raises: ValidationError when the person keeps too many; Http404, NotAllowed when the list is not
    for them.
    """
    same = {"code": what.list.code, "of": what.of, "query": what.query, "format": what.format}
    for old in Export.objects.visible_to(by).expired(now):
        remove(old)
    mine = Export.objects.visible_to(by)
    stands = mine.waiting().filter(**same).first()
    if stands is None and mine.count() >= MOST_KEPT:
        raise ValidationError(TOO_MANY)
    facts = {
        "title": what.list.title_for(by, what.params)[:250],
        "key": secrets.token_hex(16),
        "asked_at": now,
    }
    export, _ = Export.objects.get_or_create(
        person=by, ready_at=None, dropped_because="", **same, defaults=facts
    )
    request("exports.make", str(export.pk), now=now)
    return export


def make(pk: int, *, today: date, now: datetime) -> None:
    """Make one download as its person, with the rights they have now. Twice makes one file.

    A person without an office gets none, and the row says why.
    """
    export = Export.objects.waiting().select_related("person").filter(pk=pk).first()
    if export is None:
        return
    try:
        facts, seen = _write_file(export, today, now)
    except Dropped as why:
        _settle(export, dropped_because=str(why))
        return
    with transaction.atomic():
        if _settle(export, ready_at=now, **facts):
            note_readings(export.person, seen, f"exported in {facts['name']}", now=now)
            post([_letter(export)], now=now)
    if not Export.objects.filter(pk=pk).exists():  # removed by its person meanwhile
        default_storage.delete(export.path)


def _write_file(export: Export, today: date, now: datetime) -> tuple[dict[str, Any], set[Model]]:
    """Write the file where the row says. Out: what the row then holds, and what was read."""
    person = export.person
    if not person.is_active or not person.offices_now:
        raise Dropped(LEFT)
    try:
        what = export.wanted
        stood = sorted(standing(person, on=today))
        rows = what.rows_for(person, today, now)
        total = count(rows)
        _refuse_too_long(what, total)
        sheet, seen = sheet_of(what, rows, total=total, by=person, today=today)
    except (NoSuchList, Http404, NotAllowed):
        raise Dropped(GONE) from None
    with TemporaryFile() as written:
        try:
            write(sheet, export.format, written)
        except NoPdf:
            raise Dropped(NO_PDF) from None
        size = written.tell()
        written.seek(0)
        _keep(export.path, written)
    name = what.file_name(today)
    return {"name": name, "rows": total, "size": size, "standing": stood}, seen


def _refuse_too_long(what: Wanted, total: int) -> None:
    most = what.too_long_for_paper
    if most is not None and total > most:
        raise Dropped(f"{total} rows are too many for a PDF. Choose Excel or CSV.")


def _keep(path: str, written: Any) -> None:
    """One file under this name, whatever a killed worker or a second one has left there."""
    default_storage.delete(path)
    stored = default_storage.save(path, File(written))
    if stored != path:  # somebody was quicker between the two
        default_storage.delete(stored)


def _settle(export: Export, **facts: Any) -> bool:
    """Write how it ended, unless it has ended already. Whether this call did."""
    return bool(Export.objects.waiting().filter(pk=export.pk).update(**facts))


def _letter(export: Export) -> Draft:
    return Draft(
        key=f"export:{export.pk}",
        to=export.person,
        subject=export,
        heading="Your download is ready",
        words=f"The list you asked for is ready.\n\nSign in to fetch it within {KEPT_FOR.days} "
        f"days:\n\n{settings.PORTAL_ADDRESS}/exports/\n",
    )


def lost_since(export: Export, *, today: date) -> bool:
    """Whether any office or exception under which it was made has gone since."""
    return bool(set(export.standing) - standing(export.person, on=today))


def remove(export: Export) -> None:
    """Throw the file away, and the row with it."""
    default_storage.delete(export.path)
    export.delete()


def throw_away(*, now: datetime) -> int:
    """Delete every download that is older than a week, rows and files. Returns how many."""
    old = list(Export.objects.expired(now))
    for export in old:
        remove(export)
    return len(old)
