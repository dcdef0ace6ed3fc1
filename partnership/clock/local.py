"""Local values: what a partnership has set for itself, else the rulebook's default."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from partnership.access.services import require
from partnership.clock.duties import whole_of, wholes_of
from partnership.clock.models import LocalValue
from partnership.clock.models.local import in_unit
from partnership.clock.rulebook import Stage
from partnership.clock.rules import local_of, stages

Ladder = tuple[Stage, ...]
RIGHT = "keep_clock"


def value_of(code: str, subject: models.Model, *, on: date) -> int:
    """The number that holds for this partnership on this day. raises: KeyError. One query."""
    set_here = LocalValue.objects.about(subject).filter(code=code, starts_on__lte=on)
    newest = set_here.order_by("-starts_on", "-pk").values_list("number", flat=True).first()
    return local_of(code).number if newest is None else int(newest)


def values_of(
    whole: type[models.Model], pks: Collection[int], codes: Collection[str], *, on: date
) -> dict[int, dict[str, int]]:
    """By primary key and code what these have set; defaults are left out. One query."""
    kind = ContentType.objects.get_for_model(whole)
    rows = LocalValue.objects.filter(
        subject_type=kind, subject_id__in=pks, code__in=codes, starts_on__lte=on
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for row in rows.order_by("starts_on", "pk"):
        found[row.subject_id][row.code] = row.number  # the newest is the last
    return found


def ladder(numbers: dict[str, int]) -> Ladder:
    """The reminder ladder with these values in the place of the defaults, earliest first."""
    moved = (
        stage.moved_to(numbers[stage.local]) if stage.local in numbers else stage
        for stage in stages()
    )
    return tuple(sorted(moved, key=lambda stage: stage.offset))


def ladder_codes() -> set[str]:
    """The local values that the reminder ladder is made of."""
    return {stage.local for stage in stages()}


def ladders(subject: type[models.Model], pks: set[int], *, on: date) -> dict[int, Ladder]:
    """For each of these rows the ladder of its partnership. Two queries for any number of rows."""
    whole = whole_of(subject)
    if whole is None:
        return dict.fromkeys(pks, stages())
    belongs = wholes_of(subject, pks)
    numbers = values_of(whole, set(belongs.values()), ladder_codes(), on=on)
    by_whole = {pk: ladder(numbers.get(pk, {})) for pk in set(belongs.values())}
    return {pk: by_whole[belongs[pk]] if pk in belongs else stages() for pk in pks}


def earliest_reminder(*, on: date) -> int:
    """The most working days before a due date on which any partnership is reminded. One query."""
    before = [stage for stage in stages() if stage.offset < 0]
    set_somewhere = LocalValue.objects.filter(
        code__in={stage.local for stage in before}, starts_on__lte=on
    )
    most: int | None = set_somewhere.aggregate(most=models.Max("number"))["most"]
    return max(most or 0, *(-stage.offset for stage in before))


def drafted_value(
    subject: models.Model,
    code: str,
    *,
    number: int,
    starts_on: date,
    because: str,
    by: Any,
    today: date,
) -> LocalValue:
    """The value as it would be set; not saved. One from the same day is changed, not doubled.

    raises: ValidationError for a day that has passed, or a number that holds then already.
    """
    if starts_on < today:
        raise ValidationError({"starts_on": "It can begin today at the earliest"})
    if number == value_of(code, subject, on=starts_on):
        words = f"It is {in_unit(number, local_of(code).unit)} already"
        raise ValidationError({"number": words})
    row = LocalValue.objects.about(subject).filter(code=code, starts_on=starts_on).first()
    row = row or LocalValue(subject=subject, code=code, starts_on=starts_on)
    row.number, row.because, row.set_by = number, because, by
    row.full_clean()
    drafted: LocalValue = row
    return drafted


@transaction.atomic
def set_value(
    subject: models.Model, code: str, *, by: Any, today: date, **fields: Any
) -> LocalValue:
    """A partnership sets a value for itself, from today or a later day.

    raises: NotAllowed; ValidationError as `drafted_value`.
    """
    require(by, RIGHT, subject, on=today)
    row = drafted_value(subject, code, by=by, today=today, **fields)
    try:
        with transaction.atomic():
            row.save_because(row.because, by=by)
    except IntegrityError:
        raise ValidationError("Somebody else has just set it. See what holds now.") from None
    return row
