"""The board above accepts a closing report: open actions move on, and the group ends with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from boards import services
from boards.closing.letters import letters_of_giving_back
from boards.closing.models import Carried, ClosingReport, Stage
from boards.closing.services.writing import hold_report
from boards.models import Action, Board, Decision, Meeting
from partnership.access.services import require
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day

A_YEAR = timedelta(days=366)  # the portal's own: a group with a later end is not closing


@dataclass(frozen=True)
class Acceptance:
    """Where the report was accepted, the group's last day, and who goes on with what is open."""

    last_day: date
    meeting: Meeting | None = None
    decision: Decision | None = None
    carried: Mapping[int, Board] = field(default_factory=dict)  # by the action's number
    because: str = ""

    @property
    def day(self) -> date | None:
        """The day of the meeting or decision."""
        if self.meeting:
            return self.meeting.held_on
        return self.decision.taken_on if self.decision else None


@transaction.atomic
def accept(report: ClosingReport, said: Acceptance, *, by: User, today: date) -> ClosingReport:
    """Record that the board above accepted the report; the group ends on its last day.

    Every open action moves to a board that runs on, with the reason; its history keeps both.
    raises: NotAllowed; ValidationError naming the field.
    """
    require(by, "accept", report, on=today)
    report = hold_report(report)
    _refuse(report, said, today)
    for action in Action.objects.select_for_update().filter(board=report.board).open():
        _carry(report, action, said, by)
    because = f"closing report accepted by {report.above}"[:200]
    if report.board.ends_on is None:
        services.end_board(
            report.board,
            ends_on=said.last_day,
            because=because,
            by=by,
            today=today,
            reported=True,
        )
    report.stage, report.accepted_on = Stage.ACCEPTED, said.day
    report.meeting, report.decision = said.meeting, said.decision
    report.save_because(because, by=by)
    return report


def _refuse(report: ClosingReport, said: Acceptance, today: date) -> None:
    """raises: ValidationError unless it was sent, and accepted by the very board it went to."""
    if report.stage != Stage.SENT:
        raise ValidationError("It is not with the board above.")
    where = said.meeting or said.decision
    if where is None or where.board_id != report.above_id:
        words = f"Choose a meeting or a decision of {report.above}"
        raise ValidationError({"where": words})
    if said.day is None or said.day > today or (said.meeting and said.meeting.is_called_off):
        raise ValidationError({"where": "Choose one that has been held"})
    if said.last_day > said.day + A_YEAR:
        words = "That is more than a year after the report was accepted: look at the year"
        raise ValidationError({"last_day": words})
    if report.sent_on and said.day < report.sent_on:
        words = f"It was sent on {plain_day(report.sent_on)}: choose one from that day on"
        raise ValidationError({"where": words})


def _carry(report: ClosingReport, action: Action, said: Acceptance, by: User) -> None:
    to, name = said.carried.get(action.pk), f"action_{action.pk}"
    if to is None or to.partnership_id != report.board.partnership_id or to == report.board:
        raise ValidationError({name: f"{action}: choose the board that goes on with it"})
    ends_on = report.board.ends_on or said.last_day
    if to.ends_on and to.ends_on <= ends_on:
        words = f"{to} does not run after {plain_day(ends_on)}"
        raise ValidationError({name: words})
    if not said.because:
        raise ValidationError({"because": "Say why the open actions go there"})
    Carried(report=report, action=action, to=to, because=said.because).save_because(
        f"carried over: {said.because}"[:200], by=by
    )
    action.board = to
    action.save_because(f"carried over from {report.board}: {said.because}"[:200], by=by)


@transaction.atomic
def give_back(
    report: ClosingReport, *, because: str, by: User, today: date, now: datetime
) -> ClosingReport:
    """The board above wants more: the report can be written on. raises: NotAllowed."""
    require(by, "accept", report, on=today)
    report = hold_report(report)
    if report.stage != Stage.SENT:
        raise ValidationError("It is not with the board above.")
    report.stage, report.given_back_because = Stage.DRAFT, because
    report.save_because(f"given back: {because}"[:200], by=by)
    post(letters_of_giving_back(report, by, today), now=now)
    return report
