"""Write down what a measure read on a day, and strike what was a slip."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.plan.models import Objective, Reading, Status
from boards.plan.services.holding import hold
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Read:
    """What was read: on which day, a figure or words, and where it stands."""

    as_at: date
    source: str
    figure: Decimal | None = None
    unit: str = ""
    words: str = ""


@transaction.atomic
def add_reading(
    objective: Objective, read: Read, *, by: User, today: date, now: datetime
) -> Reading:
    """Write a reading of an objective's measure; the second click gives the one that stands.

    raises: NotAllowed; ValidationError for a draft or closed plan, an objective that was taken out,
    a day to come, or neither figure nor words.
    """
    plan = objective.priority.plan
    require(by, "keep", plan)
    if hold(plan).status == Status.DRAFT:
        raise ValidationError("The plan is a draft: readings begin when it is agreed.")
    objective.refresh_from_db(fields=["ended_on"])
    if objective.ended_on:
        raise ValidationError("This objective was taken out of the plan.")
    if read.as_at > today:
        raise ValidationError({"as_at": f"The day cannot be after today, {plain_day(today)}"})
    if read.figure is None and not read.words:
        raise ValidationError({"figure": "Enter a figure, or say it in words below"})
    alike = Reading.objects.filter(objective=objective, struck_because="", **asdict(read))
    same: Reading | None = alike.first()
    if same:
        return same
    row = Reading(objective=objective, said_by=by, said_at=now, **asdict(read))
    row.save_because("measure read", by=by)
    return row


@transaction.atomic
def strike_reading(row: Reading, *, because: str, by: User) -> Reading:
    """A slip: it stays readable with the reason and counts no more.

    raises: NotAllowed; ValidationError when it is struck already or the plan is closed.
    """
    plan = row.objective.priority.plan
    require(by, "keep", plan)
    hold(plan)
    row = Reading.objects.select_for_update().get(pk=row.pk)
    if row.struck_because:
        raise ValidationError("It is struck already.")
    row.struck_because = because
    row.save_because(f"struck: {because}"[:200], by=by)
    return row
