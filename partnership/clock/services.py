"""Keep deadlines in step with facts: for one subject after a change, for all of them each night."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction

from partnership.clock import law, standing
from partnership.clock.calendar import BeyondCalendar
from partnership.clock.duties import duties_of, lookups_of, subjects
from partnership.clock.models import Deadline, Moved
from partnership.clock.moves import moved_by_law, why
from partnership.clock.rules import NoEdition
from partnership.records.sets import in_sets

log = logging.getLogger(__name__)

Key = tuple[int, str]  # the primary key of a subject and the code of its duty


class Said(NamedTuple):
    """What a deadline says of its duty."""

    edition: str
    triggered_on: date | None
    counted_from: date
    due_on: date
    provisional: bool
    met_on: date | None
    excused: str
    closed_on: date | None


FIELDS = Said._fields


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
        _write_what_differs(model, rows)
    except Exception:
        if len(rows) == 1:
            log.exception("The deadlines of %s could not be counted", rows[0])
            return [str(rows[0])]
        return [words for row in rows for words in _write_what_can_be(model, [row])]
    return []


def _write_what_differs(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Make those deadlines again that are not what follows from the facts."""
    kind = ContentType.objects.get_for_model(model)
    standing.forget()
    wanted = _wanted(rows)
    mine = Deadline.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
    found = mine.values_list("subject_id", "code", *FIELDS)
    stands = {(subject, code): Said(*said) for subject, code, *said in found}
    known = {subject for subject, _ in stands}
    # Of a subject without any nothing can be locked, so its facts need not be read again; whatever
    # a service has written meanwhile is newer and stays.
    new = [_deadline(kind, key, said) for key, said in wanted.items() if key[0] not in known]
    if new:
        Deadline.objects.bulk_create(new, ignore_conflicts=True)
    keys = [key for key in wanted.keys() | stands.keys() if key[0] in known]
    if behind := {key[0] for key in keys if wanted.get(key) != stands.get(key)}:
        _write(model, behind)


@transaction.atomic
def _write(model: type[models.Model], pks: Collection[int]) -> None:
    kind = ContentType.objects.get_for_model(model)
    # Locked first, the facts read and the law asked anew behind the lock: of two that count at
    # once the later knows whatever the earlier knew.
    locked = Deadline.objects.select_for_update().filter(subject_type=kind, subject_id__in=pks)
    stands = {(row.subject_id, row.code): row for row in locked.order_by("pk")}
    standing.forget()
    wanted = _wanted(_with_facts(model).filter(pk__in=pks))
    stale = [row.pk for key, row in stands.items() if key not in wanted]
    if stale:
        Deadline.objects.filter(pk__in=stale).delete()
    changed = [
        _deadline(kind, key, said)
        for key, said in wanted.items()
        if key not in stands or said != _said(stands[key])
    ]
    if changed:
        _log_moves(stands, changed)
        Deadline.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["subject_type", "subject_id", "code"],
            update_fields=[*FIELDS, "told_on"],  # what changed is swept again
        )


def _said(row: Deadline) -> Said:
    return Said(*(getattr(row, name) for name in FIELDS))


def _wanted(rows: Iterable[models.Model]) -> dict[Key, Said]:
    return {(row.pk, code): said for row in rows for code, said in _counted(row)}


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
    return [_deadline(kind, (row.pk, code), said) for code, said in _counted(row)]


def _counted(row: models.Model) -> Iterator[tuple[str, Said]]:
    """Each duty that has arisen, by its code."""
    now = law.now()
    for duty in duties_of(type(row)):
        facts = duty.facts(row)
        since, start = facts.triggered_on, facts.counted_from
        if since is None or start is None:
            continue
        closed = facts.closed_on
        edition, due, provisional = now.count(duty.code, since, start, closed)
        excused = facts.excused[:300]
        yield (
            duty.code,
            Said(edition, since, start, due, provisional, facts.met_on, excused, closed),
        )


def _deadline(kind: ContentType, key: Key, said: Said) -> Deadline:
    subject_id, code = key
    return Deadline(subject_type=kind, subject_id=subject_id, code=code, **said._asdict())


def _forget_gone(model: type[models.Model]) -> None:
    kind = ContentType.objects.get_for_model(model)
    there = model._default_manager.values("pk")
    Deadline.objects.filter(subject_type=kind).exclude(subject_id__in=there).delete()
