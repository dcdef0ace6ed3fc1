"""Keep deadlines in step with facts: for one subject after a change, for all of them each night."""

import logging
from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction

from partnership.clock.calendar import BeyondCalendar
from partnership.clock.duties import duties_of, lookups_of, subjects
from partnership.clock.models import Deadline
from partnership.clock.rules import NoEdition
from partnership.records.sets import in_sets

log = logging.getLogger(__name__)

FIELDS = ["edition", "counted_from", "due_on", "met_on", "excused"]


class SomeRowsFailed(RuntimeError):
    """Some subjects' deadlines could not be counted; all others were."""


@transaction.atomic
def refresh(subject: models.Model) -> None:
    """Make the deadlines of one subject again from its facts, in three queries.

    raises: ValidationError in plain words when a day lies where no rule or calendar reaches.
    """
    fresh = type(subject)._default_manager.prefetch_related(*lookups_of(type(subject)))
    try:
        _write(type(subject), list(fresh.filter(pk=subject.pk)), gone=[subject.pk])
    except (BeyondCalendar, NoEdition) as beyond:
        raise ValidationError(str(beyond)) from None


def refresh_all() -> int:
    """Make every deadline again, in sets. Returns how many rows stand. Safe to run at any time.

    raises: SomeRowsFailed at the end, when all other rows are in step.
    """
    failed: list[str] = []
    for model in subjects():
        for rows in in_sets(model._default_manager.prefetch_related(*lookups_of(model))):
            failed += _write_what_can_be(model, rows)
        _forget_gone(model)
    if failed:
        raise SomeRowsFailed(f"{len(failed)} could not be counted, first {failed[0]}")
    return Deadline.objects.count()


def _write_what_can_be(model: type[models.Model], rows: list[models.Model]) -> list[str]:
    """Write a set; when it fails, each row alone, so that one bad row stops no other."""
    try:
        _write(model, rows)
    except Exception:
        if len(rows) == 1:
            log.exception("The deadlines of %s could not be counted", rows[0])
            return [str(rows[0])]
        return [words for row in rows for words in _write_what_can_be(model, [row])]
    return []


@transaction.atomic
def _write(
    model: type[models.Model], rows: Sequence[models.Model], gone: Iterable[int] = ()
) -> None:
    kind = ContentType.objects.get_for_model(model)
    wanted = [deadline for row in rows for deadline in _follows(kind, row)]
    pks = {row.pk for row in rows} | set(gone)
    stands = {
        (deadline.subject_id, deadline.code): deadline.pk
        for deadline in Deadline.objects.filter(subject_type=kind, subject_id__in=pks)
    }
    keep = {(deadline.subject_id, deadline.code) for deadline in wanted}
    stale = [pk for key, pk in stands.items() if key not in keep]
    if stale:
        Deadline.objects.filter(pk__in=stale).delete()
    if wanted:
        Deadline.objects.bulk_create(
            wanted,
            update_conflicts=True,
            unique_fields=["subject_type", "subject_id", "code"],
            update_fields=FIELDS,
        )


def _follows(kind: ContentType, row: models.Model) -> list[Deadline]:
    """The deadlines that follow from one subject's facts."""
    found = []
    for duty in duties_of(type(row)):
        facts = duty.facts(row)
        if facts.triggered_on is None or facts.counted_from is None:
            continue
        found.append(
            Deadline(
                subject_type=kind,
                subject_id=row.pk,
                code=duty.code,
                edition=duty.rule.edition_on(facts.triggered_on).key,
                counted_from=facts.counted_from,
                due_on=duty.rule.due_on(facts.counted_from),
                met_on=facts.met_on,
                excused=facts.excused[:300],
            )
        )
    return found


def _forget_gone(model: type[models.Model]) -> None:
    kind = ContentType.objects.get_for_model(model)
    there = model._default_manager.values("pk")
    Deadline.objects.filter(subject_type=kind).exclude(subject_id__in=there).delete()
