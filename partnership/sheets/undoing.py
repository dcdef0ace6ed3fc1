"""Take an import back: the whole of it, or nothing where something was changed or used since."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.deletion import CASCADE, PROTECT, RESTRICT, Collector, ProtectedError
from django.utils import timezone

from partnership.access.policies import policy_of, reach
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.records.models import REASON_LENGTH, AboutSubject, Record
from partnership.sheets.models import Import, ImportedRow, Waits
from partnership.sheets.registry import Moment, sheet_of
from partnership.sheets.services import first_of, newest_history, own_row, parts
from partnership.ui.words import plain_day

Model = type[models.Model]
Key = tuple[Model, Any]
# Said of a row that another keeps, which the reader may not see: nothing of what keeps it.
STAYS = "cannot be taken back any more"


@transaction.atomic
def undo(row: Import, *, by: User, now: datetime) -> Import:
    """Delete what the import made and give back what it changed; the history keeps both.

    raises: NotAllowed; ValidationError when it was undone, is too old, or naming each row that
    was changed or used since.
    """
    sheet, moment = sheet_of(row.kind), Moment(row.subject, by, now, timezone.localdate(now))
    require(by, sheet.right, moment.subject, on=moment.today)
    row = own_row(row)
    _refuse_out_of_time(row, now)
    done = {(_model(one), one.subject_id): one for one in row.imported.all()}
    _refuse_changed(done, moment)
    records = _records(done)
    sheet.before_undo(list(records.values()), moment)
    because = f"undone: import of {row.file_name}"[:REASON_LENGTH]
    _give_back(done, records, because, by)
    try:
        _delete([records[key] for key, one in done.items() if one.is_new], because, by)
    except ProtectedError:
        raise ValidationError(["Nothing was undone.", STAYS]) from None
    row.undone_by, row.undone_at = by, now
    row.waits, row.waits_for, row.refusal = Waits.NOTHING, None, ""
    row.save_because("undone", by=by)
    return row


def _refuse_out_of_time(row: Import, now: datetime) -> None:
    if row.undone_at:
        raise ValidationError(f"It was undone on {plain_day(row.undone_at)} by {row.undone_by}")
    if row.undo_until is None:
        raise ValidationError("It was not applied: there is nothing to undo")
    if now > row.undo_until:
        raise ValidationError(f"It could be undone until {plain_day(row.undo_until)}")


def _model(one: ImportedRow) -> Model:
    model = one.subject_type.model_class()
    assert model is not None
    return model


def _refuse_changed(done: dict[Key, ImportedRow], moment: Moment) -> None:
    """raises: ValidationError listing what was changed, used or signed in since."""
    newest = newest_history(done)
    reasons: dict[Key, str] = {
        key: "was changed since" for key, one in done.items() if newest.get(key) != one.history
    }
    made = {key for key, one in done.items() if one.is_new}
    for key, words in (*_signed_in(made), *_used(made, moment), *_talked_about(made, moment)):
        reasons.setdefault(key, words)
    if reasons:
        found = [
            f"Row {done[key].row}, {done[key].says}: the {key[0]._meta.verbose_name} {words}"
            for key, words in sorted(reasons.items(), key=lambda pair: done[pair[0]].row)
        ]
        raise ValidationError(["Nothing was undone.", *first_of(found)])


def _by_model(keys: set[Key]) -> dict[Model, list[Any]]:
    found: dict[Model, list[Any]] = defaultdict(list)
    for model, pk in keys:
        found[model].append(pk)
    return found


def _signed_in(made: set[Key]) -> Iterator[tuple[Key, str]]:
    for few in parts(_by_model(made).get(User, [])):
        came = User.objects.filter(pk__in=few, last_login__isnull=False)
        for pk in came.values_list("pk", flat=True):
            yield (User, pk), "has signed in"
        told = Letter.objects.filter(to__in=few).order_by().values_list("to", flat=True)
        for pk in told.distinct():
            yield (User, pk), "was invited: end the office instead"


def _seen(model: Model, pks: set[Any], used: Model, moment: Moment) -> set[Any]:
    """Which of these rows, which use a row of a model, the one who undoes may see. In sets.

    Rows without a policy of their own go with what they use, unless partnerships share that.
    """
    if not policy_of(model).ways_to("view"):
        return set() if used in (User, Agency) else pks
    seen = model._base_manager.filter(reach(model, moment.by, "view", moment.today))
    return {
        pk
        for few in parts(sorted(pks))
        for pk in seen.filter(pk__in=few).values_list("pk", flat=True)
    }


def _used(made: set[Key], moment: Moment) -> Iterator[tuple[Key, str]]:
    """Records of ours that point at what the import made, and were not made by it themselves."""
    for model, pks in _by_model(made).items():
        for relation in model._meta.get_fields(include_hidden=True):
            holds = getattr(relation, "on_delete", None) in {CASCADE, PROTECT, RESTRICT}
            other: Any = relation.related_model
            if not (relation.auto_created and holds and issubclass(other, Record)):
                continue
            field = relation.field  # type: ignore[union-attr]
            if getattr(other, "goes_with", "") == field.name:
                continue
            for few in parts(pks):
                rows = other._base_manager.filter(**{f"{field.name}__in": few})
                found = rows.values_list("pk", f"{field.name}_id")
                later = {pk: at for pk, at in found if (other, pk) not in made}
                seen = _seen(other, set(later), model, moment) if later else set()
                for pk, at in later.items():
                    used = f"is used by a later {other._meta.verbose_name}"
                    yield (model, at), used if pk in seen else STAYS


def _talked_about(made: set[Key], moment: Moment) -> Iterator[tuple[Key, str]]:
    """Files and the like that are about what the import made: no foreign key holds them."""
    from_below = [
        model
        for model in apps.get_models()
        if issubclass(model, AboutSubject) and issubclass(model, Record)
    ]
    for model, pks in _by_model(made).items():
        for about in from_below:
            kinds = about.objects.filter(subject_type__model=model._meta.model_name)
            kinds = kinds.filter(subject_type__app_label=model._meta.app_label)
            for few in parts(pks):
                found = kinds.filter(subject_id__in=few).values_list("pk", "subject_id")
                rows = dict(found)
                seen = _seen(about, set(rows), model, moment) if rows else set()
                for row, pk in rows.items():
                    told = f"has a {about._meta.verbose_name} about it"
                    yield (model, pk), told if row in seen else STAYS


def _records(done: dict[Key, ImportedRow]) -> dict[Key, Any]:
    found: dict[Key, Any] = {}
    for model, pks in _by_model(set(done)).items():
        for few in parts(pks):
            rows = model._base_manager.in_bulk(few)
            found |= {(model, pk): row for pk, row in rows.items()}
    return {key: found[key] for key in done}


def _give_back(
    done: dict[Key, ImportedRow], records: dict[Key, Any], because: str, by: User
) -> None:
    for key, one in done.items():
        if one.is_new:
            continue
        record, fields = records[key], {f.attname: f for f in key[0]._meta.concrete_fields}
        for name, value in one.before.items():
            setattr(record, name, fields[name].to_python(value))
        record.save_because(because, by=by)


def _delete(records: list[Any], because: str, by: User) -> None:
    """Delete in sets, whatever points at the others first; each leaves its line in the history."""
    by_model: dict[Model, list[Any]] = defaultdict(list)
    for record in records:
        record._history_user, record._change_reason = by, because
        by_model[type(record)].append(record)
    for model in _pointing_first(list(by_model)):
        for few in parts(by_model[model]):
            collector = Collector(using=few[0]._state.db or "default", origin=few[0])
            collector.collect(few)
            collector.delete()


def _pointing_first(found: list[Model]) -> list[Model]:
    """The models in an order in which each goes before those that it points at."""
    ordered: list[Model] = []
    left = list(found)
    while left:
        free = next((one for one in left if not any(_points(x, one) for x in left)), left[0])
        left.remove(free)
        ordered.append(free)
    return ordered


def _points(model: Model, at: Model) -> bool:
    fields = model._meta.concrete_fields
    return model is not at and any(field.related_model is at for field in fields)
