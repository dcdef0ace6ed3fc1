"""A death becomes known and goes through its stages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, BoardKind, Partnership
from boards.models.board import Remit
from boards.numbering import next_reference
from partnership.access.services import require
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.records.dated import KnownTo
from partnership.ui.words import plain_day
from reviews.deaths.models import STAGES, Death, Process
from reviews.services.incidents import not_after_today

SERIES = "CD"
BY_STAGE_ALONE = tuple(name for name in STAGES if name not in ("notified_on", "reviewed_on"))
# What cannot come before what.
AFTER = {
    "gathering_on": "notified_on",
    "met_on": "notified_on",
    "received_on": "met_on",
    "inquest_on": "notified_on",
    "forms_sent_on": "reviewed_on",
}


@dataclass(frozen=True)
class Known:
    """What is kept of a death that becomes known."""

    died_on: date
    notified_on: date
    died_known_to: str = KnownTo.DAY
    panel: Board | None = None
    external_reference: str = ""


def panels_of(partnership: Partnership, day: date) -> Any:
    """The overview panels of a partnership's structure on a day."""
    found = Board.objects.on(day).filter(partnership=partnership, kind=BoardKind.PANEL)
    return found.filter(remit=Remit.CHILDREN)


@transaction.atomic
def record_death(
    partnership: Partnership, known: Known, *, by: User, today: date, another: bool = False
) -> Death:
    """Write a death under the next number; its clock starts.

    in: `another`, that it is another child than one recorded with the very same facts.
    raises: NotAllowed; ValidationError for days to come or out of order, a panel of elsewhere, a
    number of the national system that another death has, or facts that are recorded already.
    """
    require(by, "record_deaths", partnership)
    not_after_today(known.notified_on, today, "notified_on", "The day of the notice")
    not_after_today(known.died_on, today, "died_on", "The day of death")
    if known.notified_on < known.died_on:
        raise ValidationError({"notified_on": "A death cannot be notified before it"})
    if known.panel and not panels_of(partnership, today).filter(pk=known.panel.pk).exists():
        raise ValidationError({"panel": "Choose the panel of this partnership"})
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    _not_taken(partnership, known.external_reference)
    facts = vars(known)
    if known.died_known_to == KnownTo.MONTH:
        facts = {**facts, "died_on": known.died_on.replace(day=1)}
    alike = None if another else Death.objects.filter(partnership=partnership, **facts).first()
    if alike is not None:
        words = f"{alike} has the same days. Tick this if it is another child"
        raise ValidationError({"another": words})
    death = Death(partnership=partnership, recorded_by=by, **facts)
    death.reference = next_reference(Death, partnership, f"{SERIES}-{known.notified_on.year}")
    death.save_because("recorded", by=by)
    clock.refresh(death)
    return death


def _not_taken(partnership: Partnership, number: str, but: int | None = None) -> None:
    if not number:
        return
    alike = Death.objects.filter(partnership=partnership, external_reference__iexact=number)
    other = alike.exclude(pk=but).first()
    if other is not None:
        raise ValidationError({"external_reference": f"{other} has this number already"})


@transaction.atomic
def change_death(
    death: Death,
    *,
    external_reference: str,
    panel: Board | None,
    because: str,
    by: User,
    today: date,
) -> Death:
    """Correct its number elsewhere or its panel. raises: NotAllowed; ValidationError."""
    death = held(death, by)
    _not_taken(death.partnership, external_reference, but=death.pk)
    here = panels_of(death.partnership, today)
    if panel and panel != death.panel and not here.filter(pk=panel.pk).exists():
        raise ValidationError({"panel": "Choose the panel of this partnership"})
    death.external_reference, death.panel = external_reference, panel
    death.save_because(because, by=by)
    return death


def held(death: Death, by: User, right: str = "change") -> Death:
    """The row as it stands, locked until the act is done. raises: NotAllowed."""
    require(by, right, death)
    rows = Death.objects.select_for_update(of=("self",)).select_related("partnership", "panel")
    found: Death = rows.get(pk=death.pk)
    return found


@transaction.atomic
def record_stage(
    death: Death, stage: str, *, on: date, by: User, today: date, because: str = ""
) -> Death:
    """Say on which day a stage was reached, or correct that day with a reason.

    raises: NotAllowed; KeyError for no such stage; ValidationError for a day to come or out of
    order, or a correction without a reason.
    """
    death = held(death, by)
    if stage not in BY_STAGE_ALONE:
        raise KeyError(stage)
    not_after_today(on, today, "on", "The day")
    _in_order(death, stage, on)
    stood = getattr(death, stage)
    if stood == on:
        return death  # the second click
    if stood and not because.strip():
        words = f"It was recorded as {plain_day(stood)}. Say why that is corrected"
        raise ValidationError({"because": words})
    setattr(death, stage, on)
    death.save_because(because or STAGES[stage][:1].lower() + STAGES[stage][1:], by=by)
    if stage == "inquest_on":
        _end_inquest(death, on, by)
    clock.refresh(death)
    return death


def _end_inquest(death: Death, on: date, by: User) -> None:
    """The panel waits for the inquest no longer: its result is known."""
    for row in death.standing_pauses:
        if row.process == Process.INQUEST:
            row.ends_on, row.ended_because = max(on, row.starts_on), STAGES["inquest_on"]
            row.save_because("result of the inquest recorded", by=by)


def _in_order(death: Death, stage: str, on: date) -> None:
    earlier = AFTER[stage]
    before = getattr(death, earlier)
    if stage in ("received_on", "forms_sent_on") and before is None:
        raise ValidationError(f"Record this first: {STAGES[earlier].lower()}.")
    if before and on < before:
        raise ValidationError({"on": f"{STAGES[earlier]} on {plain_day(before)}, not later"})
    for later, first in AFTER.items():
        then = getattr(death, later)
        if first == stage and then and on > then:
            raise ValidationError({"on": f"{STAGES[later]} on {plain_day(then)}, not earlier"})
    if stage == "received_on" and death.reviewed_on and on > death.reviewed_on:
        raise ValidationError({"on": f"Reviewed on {plain_day(death.reviewed_on)}, not earlier"})
