"""A partnership sets the stages of its own policy, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.differences.models import Policy, PolicyStage
from boards.differences.people import NEXT_OFFICES
from boards.models import Partnership
from partnership.access.services import require
from partnership.people.models import User

KEEP = "keep_clock"  # whoever keeps the rulebook and local values


@dataclass(frozen=True)
class StageSet:
    """One stage as it is typed; without days it runs until it is decided."""

    title: str
    meets: str
    office: str
    days: int | None


@transaction.atomic
def set_policy(
    partnership: Partnership,
    *,
    remit: str,
    starts_on: date,
    source: str,
    stages: Sequence[StageSet],
    by: User,
    today: date,
) -> Policy:
    """Write a new edition. Stages that run keep what they began with.

    raises: NotAllowed; ValidationError for a day that has passed or is taken, or no stage at all.
    """
    require(by, KEEP, partnership, on=today)
    if starts_on < today:
        raise ValidationError({"starts_on": "It can begin today at the earliest"})
    if not stages:
        raise ValidationError("Fill in at least the first stage.")
    if any(one.office not in NEXT_OFFICES for one in stages):
        raise ValidationError("Choose who is next at every stage.")
    policy = Policy(
        partnership=partnership, remit=remit, starts_on=starts_on, source=source, set_by=by
    )
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    taken = Policy.objects.filter(partnership=partnership, remit=remit, starts_on=starts_on)
    if taken.exists():
        raise ValidationError({"starts_on": "An edition from this day is set already"})
    policy.save_because(f"set: {source}", by=by)
    for number, one in enumerate(stages, start=1):
        row = PolicyStage(
            policy=policy,
            number=number,
            title=one.title,
            meets=one.meets,
            office=one.office,
            days=one.days,
        )
        row.save_because(f"set: {source}", by=by)
    return policy
