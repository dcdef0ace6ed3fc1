"""Begin a stage, tell whoever is next, write down what was done for safety."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from boards.differences.models import Difference, Safety, Step
from boards.differences.notices import letter
from boards.differences.people import people_of
from boards.differences.rules import stages_on
from boards.words import listed
from partnership.clock.calendar import working_days_after
from partnership.outbox.services import post
from partnership.people.models import User


def begin_stage(row: Difference, number: int, *, by: User, today: date) -> Step:
    """The stage of this number by the policy of this day; the first day is day 0.

    raises: ValidationError when the policy has no such stage.
    """
    stages = stages_on(row.partnership, row.remit, today)
    stage = stages.numbered(number)
    if stage is None:
        raise ValidationError("This is the last stage: record what was decided.")
    step = Step(
        difference=row,
        number=number,
        title=stage.title,
        meets=stage.meets,
        office=stage.office,
        days=stage.days,
        source=stages.source,
        is_placeholder=stages.is_placeholder,
        started_on=today,
        due_on=due_after(today, stage.days),
    )
    step.save_because(f"stage {number} begun", by=by)
    row.stage, row.due_on = number, step.due_on
    row.save_because(f"stage {number} begun", by=by)
    return step


def due_after(started_on: date, days: int | None) -> date | None:
    """The last day of a stage; None for one that runs until it is decided."""
    return None if days is None else working_days_after(started_on, days)


def tell_next(
    row: Difference, step: Step, *, what: str, words: str, by: User, today: date, now: datetime
) -> None:
    """Write to whoever is next on every side, but not to who acts; the service where nobody is."""
    people = people_of([row], today)
    agencies = listed([str(one) for one in people.agencies(row)])
    to = [one.person for one in people.next_of(row, step.office) if one.person]
    told = dict.fromkeys(to or people.service(row))
    told.pop(by, None)
    post(
        [letter(row, step, one, what=what, words=words, agencies=agencies) for one in told], now=now
    )


def add_safety(row: Difference, *, words: str, by: User, now: datetime) -> Safety:
    """Write down what was done at once."""
    done = Safety(difference=row, words=words, recorded_by=by, recorded_at=now)
    done.save_because("act for safety recorded", by=by)
    return done
