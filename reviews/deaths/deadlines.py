"""By when: the facts of a child's death bound to the guidance on child death reviews."""

from collections import defaultdict
from datetime import date
from typing import Any

from boards.models import Membership, Partnership
from partnership.access.offices import Office
from partnership.clock.bank_holidays import ENGLAND_AND_WALES
from partnership.clock.duties import Duty, Facts, belongs_to, declare, prefetch, tell
from partnership.clock.rules import NoEdition, rule_for
from reviews.deaths.models import Death, DeathPause

MEETING, PANEL = "CDR-CDRM", "CDR-CDOP"
NOT_ARISEN = Facts(triggered_on=None, counted_from=None)

prefetch(Death, "pauses", "incident__review", "lates")


def is_judged(code: str, day: date) -> bool:
    """Whether an edition of the rule judges this day: deaths before the guidance have no clock."""
    try:
        rule_for(code).edition_on(day)
    except NoEdition:
        return False
    return True


def _meeting(death: Death) -> Facts:
    """Three months from the death; from a month alone nothing is counted."""
    if death.clock_cannot_say or not is_judged(MEETING, death.died_on):
        return NOT_ARISEN
    return _told(death, MEETING, death.died_on, death.died_on, death.met_on)


def _panel(death: Death) -> Facts:
    """Six weeks from the later of the meeting's report and the result of the inquest."""
    if death.ready_on is None or not is_judged(PANEL, death.died_on):
        return NOT_ARISEN
    return _told(death, PANEL, death.died_on, death.ready_on, death.reviewed_on)


def _told(
    death: Death, code: str, triggered_on: date, counted_from: date, met_on: date | None
) -> Facts:
    words, since = excuse(death, code, counted_from, met_on)
    return Facts(
        triggered_on=triggered_on,
        counted_from=counted_from,
        met_on=met_on,
        excused=words,
        excused_on=since,
    )


def excuse(
    death: Death, code: str, counted_from: date, met_on: date | None
) -> tuple[str, date | None]:
    """Why a time need not be kept, and since when: it is paused, or was until so lately that the
    time counted again from then was kept; or the reason that somebody recorded."""
    lates = [late for late in death.lates.all() if late.code == code]
    if lates:
        return f"Reason recorded: {lates[0].reason}", lates[0].recorded_on
    for pause in death.pauses.all():
        if pause.ended_on is None and met_on is None:
            words = f"Paused, other process: {pause.get_process_display()}"
            return words, max(pause.starts_on, counted_from)
        if met_on and _kept_after(pause, code, met_on):
            return f"Was paused for {pause.get_process_display()}", max(
                pause.starts_on, counted_from
            )
    return "", None


def _kept_after(pause: DeathPause, code: str, met_on: date) -> bool:
    """Whether the time, counted anew from the end of the pause, was kept."""
    end = pause.ended_on
    if end is None or end > met_on:
        return pause.starts_on <= met_on
    edition = rule_for(code).edition_on(pause.death.died_on)
    return met_on <= edition.due_on(end, ENGLAND_AND_WALES)


OWNERS = {"owners": Office.SERVICE_OFFICER, "head": Office.HEAD_OF_SERVICE}


def who(pks: set[int], to: str, day: date) -> dict[int, list[Any]]:
    """Officers and the Head of Service of the partnership of each death; in the place of the
    chair, who chairs its panel: the Independent Chair reads counts alone. Two queries."""
    rows = Death.objects.filter(pk__in=pks)
    office = OWNERS.get(to, Office.GROUP_CHAIR)
    of_panel = to not in OWNERS
    where = dict(rows.values_list("pk", "panel" if of_panel else "partnership"))
    held = Membership.objects.acting((office,), day)
    place = "board__in" if of_panel else "board__partnership__in"
    held = held.filter(**{place: {number for number in where.values() if number}})
    people: dict[int, list[Any]] = defaultdict(list)
    for tenure in held.select_related("person", "board").order_by("person"):
        number = tenure.board_id if of_panel else tenure.board.partnership_id
        if tenure.person not in people[number]:
            people[number].append(tenure.person)
    return {pk: people[number] for pk, number in where.items()}


declare(Duty(code=MEETING, subject=Death, facts=_meeting))
declare(Duty(code=PANEL, subject=Death, facts=_panel))
tell(Death, who)
belongs_to(Death, Partnership, "partnership")
