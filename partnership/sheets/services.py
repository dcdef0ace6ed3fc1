"""Take a sheet in, try it out, apply it: all rows or none, through the services of its app."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils import timezone

from partnership.access.services import NotAllowed, can, require
from partnership.jobs.services import request
from partnership.people.models import User
from partnership.records.models import Record
from partnership.records.sets import SET
from partnership.sheets.checking import Trial, try_out, typed_rows, wrong_cells, wrong_shape
from partnership.sheets.models import KEPT_FOR, Import, ImportedRow, TypedRows, Waits
from partnership.sheets.reading import read
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, sheet_of, sheets
from partnership.sheets.tables import Unreadable
from partnership.ui.words import plain_day

# A longer sheet is left to a worker: a page is answered within seconds or not at all.
AT_ONCE = 200
MOST_REASONS = 20
WORK = "sheets.carry_out"


def sheets_open(user: User, subject: Record) -> list[Sheet]:
    """The kinds of sheet that this person may bring in for this subject."""
    return [sheet for sheet in sheets() if can(user, sheet.right, subject)]


def upload(
    sheet: Sheet, subject: Record, *, name: str, data: bytes, by: User, now: datetime
) -> Import:
    """Read a file and keep what was typed until it is applied. Nothing else is written.

    raises: NotAllowed; ValidationError at "file" when it cannot be read or has other columns; it
    then tells as well what is wrong in the rows, so that both are mended at once.
    """
    require(by, sheet.right, subject)
    try:
        table = read(name, data)
        rows = typed_rows(sheet, table)
    except Unreadable as error:
        raise ValidationError({"file": str(error)}) from None
    except ValidationError as error:
        raise ValidationError({"file": wrong_shape(sheet, table) or error.messages}) from None
    moment = Moment(subject, by, now, timezone.localdate(now))
    trial = try_out(sheet, rows, moment)
    if shape := wrong_shape(sheet, table):
        raise ValidationError({"file": shape + first_of(wrong_cells(sheet, table, trial))})
    return _keep(sheet, subject, name, data, table.notes, rows, trial.counts, moment)


@transaction.atomic
def _keep(
    sheet: Sheet,
    subject: Record,
    name: str,
    data: bytes,
    notes: list[str],
    rows: Sequence[tuple[int, dict[str, str]]],
    counts: dict[str, int],
    moment: Moment,
) -> Import:
    plain = "".join(sign for sign in name if sign.isprintable())
    row = Import(
        subject=subject,
        kind=sheet.kind,
        file_name=plain[-120:] or "a file without a name",
        sha256=sha256(data).hexdigest(),
        notes=notes,
        counts=counts,
        uploaded_by=moment.by,
        uploaded_at=moment.now,
    )
    row.save_because("uploaded", by=moment.by)
    TypedRows.objects.create(of=row, rows=rows, kept_at=moment.now)
    return row


def trial_of(row: Import, *, by: User, now: datetime) -> Trial | None:
    """What the sheet would do now; None once what was typed is gone."""
    typed = TypedRows.objects.filter(of=row).first()
    if typed is None:
        return None
    moment = Moment(row.subject, by, now, timezone.localdate(now))
    return try_out(sheet_of(row.kind), typed.rows, moment)


def people_made(row: Import) -> list[User]:
    """The people whom the import entered and who are still here; each waits for an invitation."""
    kind = ContentType.objects.get_for_model(User)
    made = ImportedRow.objects.filter(of=row, subject_type=kind, is_new=True)
    return list(User.objects.filter(pk__in=made.values("subject_id")))


def is_long(row: Import) -> bool:
    """Whether a worker does it rather than the page."""
    rows: int = sum(row.counts.values())
    return rows > AT_ONCE


def applied_before(row: Import) -> Import | None:
    """An earlier import of the very same file that stands."""
    subject: Any = row.subject
    same = Import.objects.about(subject).filter(kind=row.kind, sha256=row.sha256)
    same = same.filter(applied_at__isnull=False, undone_at__isnull=True).exclude(pk=row.pk)
    found: Import | None = same.select_related("applied_by").first()
    return found


def apply(row: Import, *, by: User, now: datetime) -> Import:
    """Write every row of the sheet, or none.

    The rows are judged again as things stand now, and each is written by the app's own service,
    which asks for the right again. One import of a subject runs at a time.
    raises: NotAllowed; ValidationError when it was applied, a row is wrong, or something changed.
    """
    try:
        with transaction.atomic():
            return _apply(row, by=by, now=now)
    except IntegrityError:
        words = "Somebody changed the same things at the same moment. Look at the rows again"
        raise ValidationError(words) from None


def _apply(row: Import, *, by: User, now: datetime) -> Import:
    sheet, moment = sheet_of(row.kind), Moment(row.subject, by, now, timezone.localdate(now))
    require(by, sheet.right, moment.subject, on=moment.today)
    row = own_row(row)
    if row.applied_at:
        words = f"It was applied on {plain_day(row.applied_at)} by {row.applied_by}"
        raise ValidationError(words)
    typed = TypedRows.objects.filter(of=row).first()
    if typed is None:
        raise ValidationError("What was typed is no longer kept. Upload the file again")
    trial = try_out(sheet, typed.rows, moment)
    if trial.wrong:
        raise ValidationError(_reasons(trial))
    _remember(row, _write(sheet, trial, moment))
    typed.delete()
    row.counts, row.applied_by, row.applied_at = trial.counts, by, now
    row.waits, row.waits_for, row.refusal = Waits.NOTHING, None, ""
    row.save_because("applied", by=by)
    return row


def own_row(row: Import) -> Import:
    """The import and its subject, locked until the act is done."""
    locked = Import.objects.select_for_update().get(pk=row.pk)
    model: Any = type(locked.subject)
    model._base_manager.select_for_update().get(pk=locked.subject_id)
    found: Import = locked
    return found


def _reasons(trial: Trial) -> list[str]:
    return first_of([words for _, words in trial.reasons])


def first_of(reasons: list[str]) -> list[str]:
    """As many reasons as somebody reads, and how many more there are."""
    more = len(reasons) - MOST_REASONS
    return [*reasons[:MOST_REASONS], *([f"And {more} more"] if more > 0 else [])]


def _write(sheet: Sheet, trial: Trial, moment: Moment) -> list[tuple[Line, Made]]:
    """Do each line. raises: ValidationError that begins with the number of the row."""
    found = []
    for line in trial.lines:
        if line.act == Act.NOTHING:
            continue
        try:
            found += [(line, made) for made in sheet.write(line, moment)]
        except NotAllowed as refused:
            words = f"{refused.refusal.heading}. {refused.refusal.standfirst}"
            raise ValidationError(f"Row {line.row}: {words}") from None
        except ValidationError as error:
            words = ". ".join(error.messages)
            raise ValidationError(f"Row {line.row}: {words}") from None
    return found


def before(record: models.Model, *names: str) -> dict[str, Any]:
    """These fields as they are, to be kept as JSON until somebody wants them back."""
    fields = [record._meta.get_field(name) for name in names]
    found = {field.attname: getattr(record, field.attname) for field in fields}  # type: ignore
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
    }


def _remember(row: Import, written: list[tuple[Line, Made]]) -> None:
    """Note each record once: as it was before the first touch and how its history ends now."""
    first: dict[tuple[type[models.Model], Any], tuple[Line, Made]] = {}
    for line, made in written:
        first.setdefault((type(made.record), made.record.pk), (line, made))
    newest = newest_history(key for key in first)
    kinds = {model: ContentType.objects.get_for_model(model) for model, _ in first}
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(
                of=row,
                subject_type=kinds[model],
                subject_id=pk,
                row=line.row,
                is_new=made.is_new,
                says=line.says[:300],
                before=made.before,
                history=newest[model, pk],
            )
            for (model, pk), (line, made) in first.items()
        ],
        batch_size=SET,
    )


def newest_history(
    records: Iterable[tuple[type[models.Model], Any]],
) -> dict[tuple[type[models.Model], Any], int]:
    """The number of the newest line of history of each record; some hundreds a query."""
    by_model: dict[type[models.Model], list[Any]] = {}
    for model, pk in records:
        by_model.setdefault(model, []).append(pk)
    found: dict[tuple[type[models.Model], Any], int] = {}
    for model, pks in by_model.items():
        for few in parts(pks):
            lines = model.history.filter(id__in=few).order_by()  # type: ignore[attr-defined]
            for pk, newest in lines.values_list("id").annotate(Max("history_id")):
                found[model, pk] = newest
    return found


def parts(many: Iterable[Any], size: int = SET) -> Iterator[list[Any]]:
    """The same, some hundreds at a time: as many as a query names without harm."""
    everything = list(many)
    for start in range(0, len(everything), size):
        yield everything[start : start + size]


@transaction.atomic
def ask(row: Import, what: Waits, *, by: User, now: datetime) -> Import:
    """Leave a long sheet to a worker; asked twice it is done once.

    raises: NotAllowed; ValidationError when it was applied or undone already.
    """
    subject: Any = row.subject
    require(by, sheet_of(row.kind).right, subject)
    row = own_row(row)
    if row.waits == what:
        return row
    if what == Waits.APPLY and row.applied_at:
        raise ValidationError(f"It was applied on {plain_day(row.applied_at)} by {row.applied_by}")
    if what == Waits.UNDO and row.undone_at:
        raise ValidationError(f"It was undone on {plain_day(row.undone_at)} by {row.undone_by}")
    row.waits, row.waits_for, row.refusal = what, by, ""
    row.save_because(f"asked a worker: {Waits(what).label.lower()}", by=by)
    request(WORK, f"{row.pk}-{row.history.count()}", now=now)
    return row


@transaction.atomic
def give_up(row: Import, words: str) -> None:
    """Note why what a worker was asked to do was not done; the page says it."""
    row = own_row(row)
    if row.waits:
        row.waits, row.waits_for, row.refusal = Waits.NOTHING, None, words
        row.save_because("given up by the worker", by=None)


def forget(*, now: datetime) -> int:
    """Throw away what was typed in sheets that nobody applied within a week. Returns how many."""
    old = TypedRows.objects.filter(kept_at__lte=now - KEPT_FOR, of__waits="")
    return old.delete()[0]
