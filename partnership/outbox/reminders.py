"""Which deadlines deserve a letter today, and to whom: each stage of the ladder once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import models

from partnership.access.querysets import VisibleQuerySet
from partnership.clock.calendar import (
    BeyondCalendar,
    working_days_after,
    working_days_before,
)
from partnership.clock.duties import recipients
from partnership.clock.models import Deadline
from partnership.clock.rules import Stage, stages
from partnership.outbox.services import Draft
from partnership.records.sets import in_sets


def stage_day(due_on: date, stage: Stage) -> date:
    """The day on which this stage of the ladder falls for this due date."""
    if stage.offset < 0:
        return working_days_before(due_on, -stage.offset)
    return working_days_after(due_on, stage.offset)


@lru_cache(maxsize=4096)  # thousands fall due on few days
def stage_reached(due_on: date, today: date) -> Stage | None:
    """The furthest stage whose day has come; earlier ones that were missed are not made up."""
    try:
        reached = [stage for stage in stages() if stage_day(due_on, stage) <= today]
    except BeyondCalendar:
        return None  # no bank holidays are known there yet
    return reached[-1] if reached else None


def reminders(today: date) -> Iterator[list[Draft]]:
    """The letters that are owed today, in sets of some hundreds."""
    # Generous: stage_reached decides; holidays never fill so many days.
    furthest = today + timedelta(days=7 + 3 * max(-stage.offset for stage in stages()))
    due = Deadline.objects.open().due_by(furthest).select_related("subject_type")
    for deadlines in in_sets(due):
        yield _drafts(deadlines, today)


def _drafts(deadlines: Sequence[Deadline], today: date) -> list[Draft]:
    by_model: dict[tuple[Any, str], list[tuple[Deadline, Stage]]] = defaultdict(list)
    for deadline in deadlines:
        stage = stage_reached(deadline.due_on, today)
        model = deadline.subject_type.model_class()
        if stage and model:
            by_model[model, stage.to].append((deadline, stage))
    return [
        draft
        for (model, to), owed in by_model.items()
        for draft in _drafts_about(model, to, owed, today)
    ]


def _drafts_about(
    model: Any, to: str, owed: list[tuple[Deadline, Stage]], today: date
) -> Iterator[Draft]:
    pks = {deadline.subject_id for deadline, _ in owed}
    people = recipients(model, pks, to, today)
    subjects = model.objects.in_bulk(pks)
    may_see = _who_may_see(model.objects.filter(pk__in=pks), people, today)
    for deadline, stage in owed:
        for person in people.get(deadline.subject_id, []):
            if deadline.subject_id in may_see[person]:
                yield _draft(deadline, stage, subjects[deadline.subject_id], person, today)


def _who_may_see(
    rows: VisibleQuerySet, people: dict[int, list[Any]], today: date
) -> dict[Any, set[int]]:
    """Ask the gate for each person once: no mail tells of what its reader may not see."""
    everybody = {person for group in people.values() for person in group}
    return {
        person: set(rows.visible_to(person, on=today).values_list("pk", flat=True))
        for person in everybody
    }


def _draft(
    deadline: Deadline, stage: Stage, subject: models.Model, person: Any, today: date
) -> Draft:
    reference = getattr(subject, "reference", str(subject))
    due = f"{deadline.due_on.day} {deadline.due_on:%B %Y}"
    left = deadline.working_days_left(today) or 0
    when = "is due" if left >= 0 else "was due"
    link = f"{settings.PORTAL_ADDRESS}{subject.get_absolute_url()}"  # type: ignore[attr-defined]
    return Draft(
        key=f"reminder:{deadline.code}:{deadline.subject_type_id}:{deadline.subject_id}"
        f":{deadline.due_on}:{stage.key}:{person.pk}",
        to=person,
        subject=subject,
        heading=f"{reference}: {deadline.rule.title} {when} {due}",
        words=f"{deadline.rule.title}\n\n{reference}. It {when} on {due} ({_left(left)}).\n"
        f"Rule {deadline.code}: {deadline.rule.length}. {deadline.edition_used.authority}.\n\n"
        f"{link}\n",
    )


def _left(days: int) -> str:
    if days == 0:
        return "today"
    unit = "working day" if abs(days) == 1 else "working days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} late"
