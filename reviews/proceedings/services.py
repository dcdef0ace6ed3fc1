"""Acts on proceedings: recorded, brought up to date, ended, struck."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.months import KnownDay
from partnership.ui.words import plain_day
from reviews.models import Delay, Incident
from reviews.proceedings.kinds import kinds
from reviews.proceedings.models import Proceeding


@dataclass(frozen=True)
class State:
    """How it stands: the next day with what happens, what was agreed, which delay rests on it."""

    next_on: date | None = None
    next_what: str = ""
    agreed: str = ""
    delay: Delay | None = None


@transaction.atomic
def record_proceeding(
    incident: Incident,
    state: State,
    *,
    kind: str,
    led_by: str,
    their_reference: str,
    opening: KnownDay,
    by: User,
    today: date,
) -> Proceeding:
    """Write down what runs beside a case. The same kind and number, still running, is not written
    twice.

    raises: NotAllowed; ValidationError for a kind nobody knows, an opening after today, or a state
    as `update_proceeding` refuses.
    """
    require(by, "change", incident)
    Incident.objects.select_for_update().get(pk=incident.pk)
    if kind not in kinds():
        raise ValidationError({"kind": "Choose what it is"})
    if opening.day > today:
        raise ValidationError({"opening": "It cannot have been opened after today"})
    _check(state, incident, today)
    same = incident.proceedings.running().filter(kind=kind, their_reference=their_reference)
    standing: Proceeding | None = same.first()
    if standing is not None:
        return standing
    row = Proceeding(
        incident=incident,
        kind=kind,
        led_by=led_by,
        their_reference=their_reference,
        opened_on=opening.day,
        opened_known_to=opening.known_to,
        recorded_by=by,
        **_facts(state),
    )
    row.save_because("recorded", by=by)
    return row


@transaction.atomic
def update_proceeding(
    row: Proceeding, state: State, *, by: User, today: date, news: str = "brought up to date"
) -> Proceeding:
    """Say how it stands now. in: `news`, what is new, for the log.

    raises: NotAllowed; ValidationError for one that does not run, a next day in the past, a day
    without what happens then, or a delay of another case.
    """
    row = _own(row, by)
    _check(state, row.incident, today)
    for name, value in _facts(state).items():
        setattr(row, name, value)
    row.save_because(news, by=by)
    return row


@transaction.atomic
def end_proceeding(row: Proceeding, *, on: date, outcome: str, by: User, today: date) -> Proceeding:
    """It is over. raises: NotAllowed; ValidationError for one that does not run, or a day before
    its opening or after today."""
    row = _own(row, by)
    if on > today:
        raise ValidationError({"on": "It cannot have ended after today"})
    if on < row.opened_on:
        raise ValidationError({"on": f"It was opened on {plain_day(row.opened_on)}, not later"})
    row.ended_on, row.outcome, row.next_on, row.next_what = on, outcome, None, ""
    row.save_because("ended", by=by)
    return row


@transaction.atomic
def strike_proceeding(row: Proceeding, *, because: str, by: User) -> Proceeding:
    """It was recorded by mistake. raises: NotAllowed; ValidationError for one that does not run."""
    row = _own(row, by)
    row.struck_because, row.next_on, row.next_what = because, None, ""
    row.save_because(f"struck: {because}", by=by)
    return row


def _own(row: Proceeding, by: User) -> Proceeding:
    require(by, "change", row)
    found: Proceeding = Proceeding.objects.select_for_update().get(pk=row.pk)
    if not found.is_running:
        raise ValidationError("It ended, or was struck, meanwhile.")
    return found


def _check(state: State, incident: Incident, today: date) -> None:
    if state.next_on and not state.next_what:
        raise ValidationError({"next_what": "Say what happens on that day"})
    if state.next_what and not state.next_on:
        raise ValidationError({"next_on": "Say on which day"})
    if state.next_on and state.next_on < today:
        raise ValidationError({"next_on": f"The next day cannot be before {plain_day(today)}"})
    if state.delay and state.delay.review.incident_id != incident.pk:
        raise ValidationError({"delay": "Choose a delay of this case"})


def _facts(state: State) -> dict[str, object]:
    return {name: getattr(state, name) for name in State.__dataclass_fields__}
