"""Keep deadlines in step with facts: for one subject after a change, for all of them each night."""

import logging
from collections.abc import Collection, Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction

from partnership.clock import standing
from partnership.clock.calendar import BeyondCalendar
from partnership.clock.duties import Duty, Facts, duties_of, lookups_of, subjects
from partnership.clock.models import Deadline, Moved
from partnership.clock.moves import moved_by_law, why
from partnership.clock.rules import NoEdition, calendar_of, rule_for
from partnership.records.sets import in_sets

log = logging.getLogger(__name__)

FIELDS = [
    "edition",
    "triggered_on",
    "counted_from",
    "due_on",
    "provisional",
    "met_on",
    "excused",
    "closed_on",
]


class SomeRowsFailed(RuntimeError):
    """Some subjects' deadlines could not be counted; all others were."""


def refresh(subject: models.Model) -> None:
    """Make the deadlines of one subject again from its facts, in few queries.

    raises: ValidationError in plain words when a day lies where no rule or calendar reaches.
    """
    try:
        _write(type(subject), {subject.pk})
    except (BeyondCalendar, NoEdition) as beyond:
        raise ValidationError(str(beyond)) from None


def refresh_all() -> int:
    """Make every deadline again, in sets. Returns how many rows stand. Safe to run at any time.

    Only what is out of step is locked and written: on most nights nothing is.
    raises: SomeRowsFailed at the end, when all other rows are in step.
    """
    failed: list[str] = []
    for model in subjects():
        for rows in in_sets(_with_facts(model)):
            failed += _write_what_can_be(model, rows)
        _forget_gone(model)
    if failed:
        raise SomeRowsFailed(f"{len(failed)} could not be counted, first {failed[0]}")
    return Deadline.objects.count()


def _with_facts(model: type[models.Model]) -> models.QuerySet[models.Model]:
    """The subjects of this kind with what their duties read."""
    return model._default_manager.prefetch_related(*lookups_of(model))


def _write_what_can_be(model: type[models.Model], rows: list[models.Model]) -> list[str]:
    """Write a set; when it fails, each row alone, so that one bad row stops no other."""
    try:
        behind = _behind(model, rows)
        if behind:
            _write(model, behind)
    except Exception:
        if len(rows) == 1:
            log.exception("The deadlines of %s could not be counted", rows[0])
            return [str(rows[0])]
        return [words for row in rows for words in _write_what_can_be(model, [row])]
    return []


def _behind(model: type[models.Model], rows: Sequence[models.Model]) -> set[int]:
    """The primary keys of those subjects whose deadlines are not what follows from their facts."""
    kind = ContentType.objects.get_for_model(model)
    standing.forget()
    wanted = {_key(row): _said(row) for subject in rows for row in follows(kind, subject)}
    mine = Deadline.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
    found = mine.values_list("subject_id", "code", *FIELDS)
    stands = {(subject, code): tuple(said) for subject, code, *said in found}
    keys = wanted.keys() | stands.keys()
    return {key[0] for key in keys if wanted.get(key) != stands.get(key)}


@transaction.atomic
def _write(model: type[models.Model], pks: Collection[int]) -> None:
    kind = ContentType.objects.get_for_model(model)
    # Locked first, the facts read and the law asked anew behind the lock: of two that count at
    # once the later knows whatever the earlier knew.
    locked = Deadline.objects.select_for_update().filter(subject_type=kind, subject_id__in=pks)
    stands = {_key(row): row for row in locked.order_by("pk")}
    standing.forget()
    rows = _with_facts(model).filter(pk__in=pks)
    wanted = {_key(deadline): deadline for row in rows for deadline in follows(kind, row)}
    stale = [row.pk for key, row in stands.items() if key not in wanted]
    if stale:
        Deadline.objects.filter(pk__in=stale).delete()
    changed = [
        row for key, row in wanted.items() if key not in stands or _said(row) != _said(stands[key])
    ]
    if changed:
        _log_moves(stands, changed)
        Deadline.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["subject_type", "subject_id", "code"],
            update_fields=[*FIELDS, "told_on"],  # what changed is swept again
        )


def _key(row: Deadline) -> tuple[int, str]:
    return row.subject_id, row.code


def _said(row: Deadline) -> tuple[object, ...]:
    """What a deadline says of its duty."""
    return tuple(getattr(row, name) for name in FIELDS)


def _log_moves(stands: dict[tuple[int, str], Deadline], wanted: Iterable[Deadline]) -> None:
    """Write down what moved though no fact of its case changed."""
    pairs = [(stands.get((row.subject_id, row.code)), row) for row in wanted]
    moved = [(was, now) for was, now in pairs if was and moved_by_law(was, now)]
    if moved:
        Moved.objects.bulk_create(
            Moved(
                subject_type=now.subject_type,
                subject_id=now.subject_id,
                code=now.code,
                was=was.due_on,
                now=now.due_on,
                because=why(was, now)[:300],
            )
            for was, now in moved
        )


def follows(kind: ContentType, row: models.Model) -> list[Deadline]:
    """The deadlines that follow from one subject's facts by the law as it stands or is supposed.

    raises: BeyondCalendar, NoEdition when a day lies where no calendar or rule reaches.
    """
    found = [_deadline(kind, row, duty, duty.facts(row)) for duty in duties_of(type(row))]
    return [deadline for deadline in found if deadline]


def _deadline(kind: ContentType, row: models.Model, duty: Duty, facts: Facts) -> Deadline | None:
    if facts.triggered_on is None or facts.counted_from is None:
        return None
    closed = facts.closed_on
    edition = rule_for(duty.code, known_on=closed).edition_on(facts.triggered_on)
    holidays = calendar_of(edition, known_on=closed)
    due = edition.due_on(facts.counted_from, holidays)
    return Deadline(
        subject_type=kind,
        subject_id=row.pk,
        code=duty.code,
        edition=edition.key,
        triggered_on=facts.triggered_on,
        counted_from=facts.counted_from,
        due_on=due,
        provisional=edition.is_provisional(facts.counted_from, due, holidays),
        met_on=facts.met_on,
        excused=facts.excused[:300],
        closed_on=closed,
    )


def _forget_gone(model: type[models.Model]) -> None:
    kind = ContentType.objects.get_for_model(model)
    there = model._default_manager.values("pk")
    Deadline.objects.filter(subject_type=kind).exclude(subject_id__in=there).delete()
