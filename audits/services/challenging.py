"""Plan a day of challenge: each agency that submitted has its turn, and another asks it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.figures import heat_map
from audits.letters import about_turn
from audits.models import ChallengeDay, Cycle, Return, Slot
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day

LONGEST = 240  # minutes


@dataclass(frozen=True)
class Planned:
    """When, where, from what time, and how many minutes each agency has."""

    held_on: date
    place: str
    begins_at: time
    minutes: int


@transaction.atomic
def plan_day(cycle: Cycle, planned: Planned, *, by: User, today: date) -> ChallengeDay:
    """The day with a turn for each submitted return, the weakest first; the next in turn asks.

    Planned again for the same day, those that came in since have their turns after the others.
    raises: NotAllowed; ValidationError for a day that has passed, where no return is submitted, or
    for more turns than the day has hours.
    """
    require(by, "change", cycle)
    cycle = Cycle.objects.select_for_update().select_related("edition").get(pk=cycle.pk)
    if planned.held_on < today:
        raise ValidationError({"held_on": f"The day cannot be before today, {plain_day(today)}"})
    row = ChallengeDay.objects.filter(cycle=cycle, held_on=planned.held_on).first()
    stands = list(row.slots.select_related("of__agency")) if row else []
    coming = _in_order(cycle, {slot.of_id for slot in stands})
    if not coming and not stands:
        raise ValidationError("No agency has submitted its return yet.")
    times = _times(planned, stands, len(coming))
    if row is None:
        row = ChallengeDay(cycle=cycle, held_on=planned.held_on, place=planned.place)
        row.save_because("planned", by=by)
    agencies = [slot.of.agency for slot in stands] + [one.agency for one in coming]
    asking = [*agencies[1:], agencies[0]][len(stands) :]  # the first of the day asks the last
    for one, begins_at, peer in zip(coming, times, asking, strict=True):
        slot = Slot(day=row, of=one, begins_at=begins_at, minutes=planned.minutes)
        slot.asked_by = peer if peer != one.agency else None
        slot.save_because("planned", by=by)
    return row


def _in_order(cycle: Cycle, stand: set[int]) -> list[Return]:
    """Submitted returns without a turn yet, the weakest first."""
    rows = Return.objects.filter(submitted_at__isnull=False).exclude(pk__in=stand)
    return [row for row, _ in heat_map(cycle, rows).rows]


def _times(planned: Planned, stands: Sequence[Slot], many: int) -> list[time]:
    begin = datetime.combine(planned.held_on, planned.begins_at)
    for slot in stands:
        begins = datetime.combine(planned.held_on, slot.begins_at)
        begin = max(begin, begins + timedelta(minutes=slot.minutes))
    found = [begin + timedelta(minutes=planned.minutes * n) for n in range(many)]
    if found and found[-1].date() != planned.held_on:
        words = f"{many} agencies of {planned.minutes} minutes each do not fit into the day"
        raise ValidationError({"minutes": words})
    return [one.time() for one in found]


@transaction.atomic
def change_slot(
    slot: Slot, *, begins_at: time, minutes: int, asked_by: Agency | None, by: User
) -> Slot:
    """Another time, or another agency that asks. Two turns may stand at the same time: two rooms.

    raises: NotAllowed; ValidationError for an agency that would ask itself, that has no turn that
    day, or that has its own turn then.
    """
    require(by, "keep", slot)
    slot = Slot.objects.select_for_update(of=("self",)).select_related("of", "day").get(pk=slot.pk)
    if asked_by is not None:
        _judge_peer(slot, asked_by, begins_at, minutes)
    facts = (begins_at, minutes, asked_by)
    if (slot.begins_at, slot.minutes, slot.asked_by) != facts:
        slot.begins_at, slot.minutes, slot.asked_by = facts
        slot.save_because("changed", by=by)
    return slot


def _judge_peer(slot: Slot, peer: Agency, begins_at: time, minutes: int) -> None:
    theirs = Slot.objects.filter(day=slot.day_id, of__agency=peer).first()
    if theirs is None or theirs.pk == slot.pk:
        raise ValidationError({"asked_by": "Choose another agency that has its turn that day"})
    if _minute(theirs.begins_at) < _minute(begins_at) + minutes and (
        _minute(begins_at) < _minute(theirs.begins_at) + theirs.minutes
    ):
        when = plain_time(theirs.begins_at)
        raise ValidationError({"asked_by": f"{peer} has its own turn at {when}"})


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


@transaction.atomic
def say_outcome(slot: Slot, *, outcome: str, by: User, today: date) -> Slot:
    """What came of one turn. raises: NotAllowed; ValidationError before the day."""
    require(by, "keep", slot)
    slot = Slot.objects.select_for_update(of=("self",)).select_related("day").get(pk=slot.pk)
    if today < slot.day.held_on:
        raise ValidationError(f"The day is not before {plain_day(slot.day.held_on)}.")
    if slot.outcome != outcome:
        slot.outcome = outcome
        slot.save_because("what came of it", by=by)
    return slot


@transaction.atomic
def tell_agencies(day: ChallengeDay, *, by: User, now: datetime) -> None:
    """Write to the leads of each agency when it is asked, and whom it asks.

    Whoever was told the same is not written to again.
    raises: NotAllowed; ValidationError once the day has passed.
    """
    require(by, "keep", day)
    today = timezone.localdate(now)
    if day.held_on < today:
        raise ValidationError("The day has passed.")
    slots = list(day.slots.select_related("day__cycle", "of__agency", "of__cycle", "asked_by"))
    post(about_turn(slots, today), now=now)
