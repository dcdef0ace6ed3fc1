"""Raise a risk, judge it anew, correct it, close it, open it again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Partnership
from boards.numbering import next_reference
from boards.risks.models import Judgement, Risk
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import plain_day

SERIES = "RISK"


@dataclass(frozen=True)
class Judged:
    """How likely and how grave, from 1 to 5, and why."""

    likelihood: int
    impact: int
    because: str


@transaction.atomic
def raise_risk(board: Board, judged: Judged, *, by: User, today: date, **facts: Any) -> Risk:
    """Write a risk of a board or group, with its first judgement, under the next number.

    raises: NotAllowed; ValidationError for an agency of elsewhere or a day to look again that is
    not to come.
    """
    require(by, "raise_risk", board, on=today)
    _check(board, facts, by, today)
    partnership = Partnership.objects.select_for_update().get(pk=board.partnership_id)
    again: Risk | None = Risk.objects.filter(
        board=board, raised_on=today, closed_on=None, **facts
    ).first()
    if again is not None:
        return again  # the second click
    risk = Risk(partnership=partnership, board=board, raised_on=today, **facts)
    risk.reference = next_reference(Risk, partnership, f"{SERIES}-{today.year}")
    risk.save_because("raised", by=by)
    _judge(risk, judged, by, today)
    return risk


@transaction.atomic
def judge_risk(
    risk: Risk, judged: Judged, *, look_again_on: date, by: User, today: date
) -> Judgement:
    """Judge an open risk anew; older judgements stay. raises: NotAllowed; ValidationError."""
    risk = _held(risk, by)
    _open(risk)
    _check(risk.board, {"look_again_on": look_again_on}, by, today)
    if risk.look_again_on != look_again_on:
        risk.look_again_on = look_again_on
        risk.save_because("judged anew", by=by)
    return _judge(risk, judged, by, today)


@transaction.atomic
def change_risk(risk: Risk, *, because: str, by: User, today: date, **facts: Any) -> Risk:
    """Correct its words or who answers for it. raises: NotAllowed; ValidationError."""
    risk = _held(risk, by)
    _open(risk)
    _check(risk.board, facts, by, today)
    for name, value in facts.items():
        setattr(risk, name, value)
    risk.save_because(because, by=by)
    return risk


@transaction.atomic
def close_risk(risk: Risk, *, because: str, by: User, today: date) -> Risk:
    """The risk is gone, or is borne as it is. raises: NotAllowed; ValidationError when closed."""
    risk = _held(risk, by)
    _open(risk)
    risk.closed_on, risk.closed_because = today, because
    risk.save_because("closed", by=by)
    return risk


@transaction.atomic
def reopen_risk(risk: Risk, *, because: str, look_again_on: date, by: User, today: date) -> Risk:
    """It is there again. raises: NotAllowed; ValidationError when it is open."""
    risk = _held(risk, by)
    if risk.closed_on is None:
        raise ValidationError("This risk is open.")
    _check(risk.board, {"look_again_on": look_again_on}, by, today)
    risk.closed_on, risk.closed_because, risk.look_again_on = None, "", look_again_on
    risk.save_because(because, by=by)
    return risk


def _held(risk: Risk, by: User) -> Risk:
    require(by, "keep", risk)
    held: Risk = Risk.objects.select_for_update().select_related("board").get(pk=risk.pk)
    return held


def _open(risk: Risk) -> None:
    if risk.closed_on is not None:
        raise ValidationError(f"This risk was closed on {plain_day(risk.closed_on)}.")


def _check(board: Board, facts: dict[str, Any], by: User, today: date) -> None:
    agency, again = facts.get("agency"), facts.get("look_again_on")
    if agency is not None:
        mine = Agency.objects.visible_to(by, on=today).filter(pk=agency.pk)
        if not mine.filter(listings__partnership=board.partnership_id).exists():
            raise ValidationError({"agency": "Choose an agency of this partnership"})
    if again is not None and again <= today:
        raise ValidationError({"look_again_on": "The day to look again must be to come"})


def _judge(risk: Risk, judged: Judged, by: User, today: date) -> Judgement:
    said = {"likelihood": judged.likelihood, "impact": judged.impact, "because": judged.because}
    newest = risk.judgements.first()
    if newest and newest.on == today and all(getattr(newest, n) == v for n, v in said.items()):
        return newest  # the second click
    row = Judgement(risk=risk, on=today, by=by, **said)
    row.save_because("judged", by=by)
    return row
