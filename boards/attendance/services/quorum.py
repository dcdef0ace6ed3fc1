"""Acts on quorum rules: set one from a day, end the one that runs."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.attendance.models import QuorumAgency, QuorumRule
from boards.meetings.models import Minutes, Stage
from boards.models import Board
from boards.services.offices import hold_still
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """What must be met, all of it."""

    seats: int | None = None
    chair: bool = False
    council: bool = False
    health: bool = False
    police: bool = False
    every_council: bool = False

    @property
    def ask_nothing(self) -> bool:
        """Whether nothing is asked at all."""
        return not any(asdict(self).values())


@transaction.atomic
def set_rule(
    board: Board,
    terms: Terms,
    *,
    agencies: Iterable[Agency] = (),
    starts_on: date,
    source: str,
    because: str,
    by: User,
    today: date,
    is_invented: bool = False,
) -> QuorumRule:
    """From a day on the group is quorate by these terms; the rule before it ends the day before.

    raises: NotAllowed; ValidationError for terms that ask nothing, or a day that would change what
    approved minutes prove.
    """
    require(by, "arrange", board, on=today)
    hold_still(board)
    named = list(agencies)
    if terms.ask_nothing and not named:
        raise ValidationError("Say at least one thing that must be met.")
    if not board.runs_on(starts_on):
        words = f"{board} does not run on {plain_day(starts_on)}"
        raise ValidationError({"starts_on": words})
    _refuse_settled(board, starts_on)
    _end_those_before(board, starts_on, because, by)
    rule = QuorumRule(
        board=board, starts_on=starts_on, source=source, is_invented=is_invented, **asdict(terms)
    )
    rule.save_because(because, by=by)
    for agency in named:
        QuorumAgency(rule=rule, agency=agency).save_because(because, by=by)
    return rule


@transaction.atomic
def end_rule(rule: QuorumRule, *, ends_on: date, because: str, by: User, today: date) -> QuorumRule:
    """The rule is in force until this day; from then on the group has none.

    raises: NotAllowed; ValidationError for a day out of order or that approved minutes rest on.
    """
    require(by, "arrange", rule, on=today)
    hold_still(rule.board)
    rule.refresh_from_db()
    if ends_on < rule.starts_on:
        words = f"The last day cannot be before the first day, {plain_day(rule.starts_on)}"
        raise ValidationError({"ends_on": words})
    if rule.ends_on and rule.ends_on < ends_on:
        raise ValidationError({"ends_on": f"It ends on {plain_day(rule.ends_on)} already"})
    _refuse_settled(rule.board, ends_on + ONE_DAY, "ends_on")
    rule.ends_on = ends_on
    rule.save_because(because, by=by)
    return rule


def _refuse_settled(board: Board, day: date, field: str = "starts_on") -> None:
    """raises: ValidationError where minutes of a meeting from that day on are approved."""
    settled = Minutes.objects.filter(
        stage=Stage.APPROVED, meeting__board=board, meeting__held_on__gte=day
    )
    last = settled.select_related("meeting").order_by("-meeting__held_on").first()
    if last is not None:
        held = plain_day(last.meeting.held_on)
        words = f"The minutes of {held} are approved: choose a day after that meeting"
        raise ValidationError({field: words})


def _end_those_before(board: Board, starts_on: date, because: str, by: User) -> None:
    """raises: ValidationError for a rule that begins on that day or later."""
    rules = QuorumRule.objects.filter(board=board).exclude(ends_on__lt=starts_on)
    for rule in rules:
        if rule.starts_on >= starts_on:
            words = f"A rule from {plain_day(rule.starts_on)} stands: choose a later day"
            raise ValidationError({"starts_on": words})
        rule.ends_on = starts_on - ONE_DAY
        rule.save_because(because, by=by)
