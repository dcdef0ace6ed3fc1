"""Which deadlines deserve a letter today, and to whom: each stage of the ladder once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from partnership.access.querysets import VisibleQuerySet
from partnership.clock.calendar import (
    BeyondCalendar,
    working_days_after,
    working_days_before,
)
from partnership.clock.duties import recipients
from partnership.clock.local import Ladder, earliest_reminder, ladders
from partnership.clock.models import Deadline
from partnership.clock.rules import Stage, stages
from partnership.outbox.kinds import REMINDER_MUST, REMINDER_SHOULD, REMINDER_SOON, Kind
from partnership.outbox.models import Letter
from partnership.outbox.writing import Draft, address_of
from partnership.records.sets import in_sets
from partnership.ui.words import plain_day

LAST_DAYS = -1  # working days before the due date from which a reminder is urgent
RUNGS = {"owners": "partnership service", "head": "Head of Service", "chair": "Independent Chair"}
PROVISIONAL = (
    "\nProvisional: the bank holidays of that year are not announced yet, so the day may move."
)
VACANT = (
    "\nThis letter was for the {}. Nobody of that office may read it today, so it comes to you.\n"
)
INSTEAD = ("head", "owners", "chair")  # who is told where nobody of the office may see, in order


def stage_day(due_on: date, stage: Stage) -> date:
    """The day on which this stage of the ladder falls for this due date."""
    if stage.offset < 0:
        return working_days_before(due_on, -stage.offset)
    return working_days_after(due_on, stage.offset)


def stage_reached(due_on: date, today: date, ladder: Ladder | None = None) -> Stage | None:
    """The furthest stage whose day has come; earlier ones that were missed are not made up.

    in: `ladder`, the partnership's own where it is not the default.
    """
    ladder = stages() if ladder is None else ladder
    try:
        reached = [stage for stage in ladder if stage_day(due_on, stage) <= today]
    except BeyondCalendar:
        return None  # the calendar does not reach so far
    return reached[-1] if reached else None


def reminders(today: date) -> Iterator[list[Draft]]:
    """The letters that are owed today, in sets.

    Whoever takes a set writes it before asking for the next: its deadlines then count as told.
    """
    # Generous: stage_reached decides; holidays never fill so many days.
    furthest = today + timedelta(days=7 + 3 * earliest_reminder(on=today))
    due = Deadline.objects.open().due_by(furthest).untold(today)
    for deadlines in in_sets(due, settings.SWEEP_SET):
        told, drafts = _drafts(deadlines, today)
        yield drafts
        Deadline.objects.filter(pk__in=told).update(told_on=today)


def _drafts(deadlines: Sequence[Deadline], today: date) -> tuple[set[int], list[Draft]]:
    """The letters of a set, and the deadlines of which somebody is told by them or was before."""
    owed_now = list(_owed_now(deadlines, today))
    topics = _told_already(owed_now)
    told: set[int] = set()
    by_model: dict[tuple[Any, str], list[tuple[Deadline, Stage]]] = defaultdict(list)
    for model, row, stage in owed_now:
        if _topic(row, stage) in topics:
            told.add(row.pk)
        else:
            by_model[model, stage.to].append((row, stage))
    drafts: list[Draft] = []
    for (model, to), owed in by_model.items():
        for deadline, draft in _drafts_about(model, to, owed, today):
            told.add(deadline.pk)
            drafts.append(draft)
    return told, drafts


def _owed_now(deadlines: Sequence[Deadline], today: date) -> Iterator[tuple[Any, Deadline, Stage]]:
    """Those that have reached a stage of their ladder, with their kind of subject."""
    by_kind: dict[Any, list[Deadline]] = defaultdict(list)
    for deadline in deadlines:
        kind = ContentType.objects.get_for_id(deadline.subject_type_id)  # kept by the process
        by_kind[kind.model_class()].append(deadline)
    reached = cache(stage_reached)  # hundreds fall due on few days
    for model, rows in by_kind.items():
        own = ladders(model, {row.subject_id for row in rows}, on=today) if model else {}
        for row in rows:
            stage = reached(row.due_on, today, own.get(row.subject_id))
            if stage and model:
                yield model, row, stage


def _told_already(owed: list[tuple[Any, Deadline, Stage]]) -> set[str]:
    """What letters stand about. Those of one deadline and stage are written by one statement, so
    that one of them means all: a sweep that is done again asks nobody anew."""
    topics = [_topic(row, stage) for _, row, stage in owed]
    return set(Letter.objects.filter(topic__in=topics).values_list("topic", flat=True))


def _topic(deadline: Deadline, stage: Stage) -> str:
    """A reminder of this stage about this deadline, whoever it goes to."""
    return (
        f"reminder:{deadline.code}:{deadline.subject_type_id}:{deadline.subject_id}"
        f":{deadline.due_on}:{stage.key}"
    )


def _drafts_about(
    model: Any, to: str, owed: list[tuple[Deadline, Stage]], today: date
) -> Iterator[tuple[Deadline, Draft]]:
    pks = {deadline.subject_id for deadline, _ in owed}
    told = _to_tell(model, pks, to, today)
    subjects = model.objects.in_bulk(pks)
    for deadline, stage in owed:
        row = told[deadline.subject_id]
        for person in row.people:
            subject = subjects[deadline.subject_id]
            yield deadline, _draft(Owed(deadline, stage, subject, row), person, today)


@dataclass(frozen=True)
class Told:
    """Who is told about one row, and for which office, if nobody of it may see the row."""

    people: list[Any]
    rung: str
    vacant: str = ""


@dataclass(frozen=True)
class Owed:
    """One reminder that is owed, whoever it goes to."""

    deadline: Deadline
    stage: Stage
    subject: models.Model
    told: Told


def _to_tell(model: Any, pks: set[int], to: str, today: date) -> dict[int, Told]:
    """The people of this rung; where nobody of it may see the row, of the next. None is lost."""
    found: dict[int, Told] = {}
    may_see = cache(partial(_seen_by, model.objects.filter(pk__in=pks), today))
    for rung in dict.fromkeys((to, *INSTEAD)):
        missing = pks - found.keys()
        for pk, people in recipients(model, missing, rung, today).items():
            if seeing := [person for person in people if pk in may_see(person)]:
                vacant = "" if rung == to else RUNGS.get(to, to)
                found[pk] = Told(seeing, rung, vacant)
    return {pk: found.get(pk) or Told([], to) for pk in pks}


def _seen_by(rows: VisibleQuerySet, today: date, person: Any) -> frozenset[int]:
    """Ask the gate for each person once: no mail tells of what its reader may not see."""
    return frozenset(rows.visible_to(person, on=today).values_list("pk", flat=True))


def _draft(owed: Owed, person: Any, today: date) -> Draft:
    deadline, subject = owed.deadline, owed.subject
    reference = getattr(subject, "reference", str(subject))
    left = deadline.working_days_left(today) or 0
    when, day = "is due" if left >= 0 else "was due", plain_day(deadline.due_on)
    topic = _topic(deadline, owed.stage)
    return Draft(
        key=f"{topic}:{person.pk}",
        to=person,
        subject=subject,
        heading=f"{reference}: {deadline.rule.title} {when} {day}",
        words=_words(owed, reference, f"{when} on {day} ({_left(left)})"),
        kind=_kind(deadline, owed.stage).key,
        code=deadline.code,
        due_on=deadline.due_on,
        topic=topic,
        rung=owed.told.rung,
    )


def _words(owed: Owed, reference: str, due: str) -> str:
    """The letter. No template: thousands are written in a morning, and a template costs as much as
    their rows do."""
    deadline, edition = owed.deadline, owed.deadline.edition_used
    provisional = PROVISIONAL if deadline.provisional else ""
    rule = f"Rule {deadline.code}: {edition.length}. {edition.authority}."
    vacant = VACANT.format(owed.told.vacant) if owed.told.vacant else ""
    return (
        f"{deadline.rule.title}\n\n{reference}. It {due}.{provisional}\n{rule}\n{vacant}\n"
        f"{address_of(owed.subject)}\n"
    )


def _kind(deadline: Deadline, stage: Stage) -> Kind:
    """From the last working day on a must is urgent; guidance and what comes sooner can wait."""
    if stage.offset < LAST_DAYS:
        return REMINDER_SOON
    return REMINDER_MUST if deadline.is_must else REMINDER_SHOULD


def _left(days: int) -> str:
    if days == 0:
        return "today"
    unit = "working day" if abs(days) == 1 else "working days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} late"
