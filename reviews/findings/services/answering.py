"""Decide on a recommendation; once its actions are done, say whether practice changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from boards.models import Board, BoardKind, HowTaken, Meeting, Membership
from partnership.access.offices import Office
from partnership.access.services import require
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.findings.models import Acceptance, PracticeCheck, Recommendation
from reviews.findings.services.recommending import locked
from reviews.findings.standing import State, state_of

# A review belongs to its group; by law it is the board that decides not to implement a finding.
ABOVE = (BoardKind.EXECUTIVE, BoardKind.BOARD)
TO_CHECK = (State.DONE, State.AGAIN, State.CHECKED)


@dataclass(frozen=True)
class Verdict:
    """What was decided, how, when and by whom; why, where it is not accepted."""

    accepted: bool
    how: str
    taken_by: User
    taken_on: date
    because: str = ""
    meeting: Meeting | None = None


def bodies_of(row: Recommendation) -> QuerySet[Board]:
    """Whose meetings may decide: the review's own group, and the boards of its partnership."""
    found: QuerySet[Board] = Board.objects.filter(
        Q(pk=row.finding.review.board_id) | Q(partnership=row.partnership_id, kind__in=ABOVE)
    )
    return found


def chairs_of(row: Recommendation) -> Any:
    """Every office, now or before, by which somebody chairs one of these bodies."""
    own = Q(board__in=bodies_of(row), office=Office.GROUP_CHAIR)
    independent = Q(board__partnership=row.partnership_id, office=Office.INDEPENDENT_CHAIR)
    return Membership.objects.filter(own | independent).order_by("person__name", "pk")


@transaction.atomic
def decide(row: Recommendation, verdict: Verdict, *, by: User, today: date) -> Acceptance:
    """Record whether it is accepted. A later decision takes the place of an earlier one, which
    stays to be read.

    raises: NotAllowed; ValidationError without a reason where it is not accepted, for a day in the
    future or out of order, a meeting of elsewhere, or whoever did not chair on that day.
    """
    require(by, "view", row, on=today)
    require(by, "decide", row, on=today)
    row = locked(row)
    errors = {**_wrong_day(row, verdict, today), **_wrong_way(row, verdict)}
    if errors:
        raise ValidationError(errors)
    newest: Acceptance | None = row.acceptances.first()
    if newest and all(getattr(newest, name) == value for name, value in vars(verdict).items()):
        return newest  # the second click
    if newest and verdict.taken_on < newest.taken_on:
        words = f"It was decided on {plain_day(newest.taken_on)}: this is not before that"
        raise ValidationError({"taken_on": words})
    made = Acceptance(recommendation=row, recorded_by=by, **vars(verdict))
    made.save_because("accepted" if verdict.accepted else "not accepted", by=by)
    return made


def _wrong_day(row: Recommendation, verdict: Verdict, today: date) -> dict[str, str]:
    if verdict.taken_on > today:
        return {"taken_on": f"The day of the decision cannot be after today, {plain_day(today)}"}
    if verdict.taken_on < row.made_on:
        return {"taken_on": f"It was recommended on {plain_day(row.made_on)}, not later"}
    running = chairs_of(row).filter(starts_on__lte=verdict.taken_on)
    running = running.exclude(ends_on__lt=verdict.taken_on)
    if not running.filter(person=verdict.taken_by).exists():
        when = plain_day(verdict.taken_on)
        return {"taken_by": f"{verdict.taken_by} did not chair then, {when}"}
    return {}


def _wrong_way(row: Recommendation, verdict: Verdict) -> dict[str, str]:
    errors: dict[str, str] = {}
    if not verdict.accepted and not verdict.because.strip():
        errors["because"] = "Say why it is not accepted: the annual report prints the reason"
    meeting = verdict.meeting
    if verdict.how != HowTaken.MEETING:
        if meeting is not None:
            errors["meeting"] = "Leave the meeting out: it was not decided at one"
        return errors
    if meeting is None:
        errors["meeting"] = "Choose the meeting that decided"
    elif not bodies_of(row).filter(pk=meeting.board_id).exists():
        errors["meeting"] = "Choose a meeting of the group or of a board of the partnership"
    elif meeting.held_on != verdict.taken_on:
        errors["taken_on"] = f"That meeting was held on {plain_day(meeting.held_on)}"
    return errors


@dataclass(frozen=True)
class Checked:
    """Whether practice changed, what shows it, when and by whom that was found."""

    changed: bool
    evidence: str
    checked_on: date
    by_whom: str


@transaction.atomic
def check_practice(
    row: Recommendation, checked: Checked, *, by: User, today: date, now: datetime
) -> PracticeCheck:
    """Record the impact check. Where practice did not change, the recommendation is open again.

    raises: NotAllowed; ValidationError before its actions are done, or for a day out of order.
    """
    require(by, "view", row, on=today)
    require(by, "check", row, on=today)
    row = locked(row)
    newest: PracticeCheck | None = row.checks.first()
    if newest and all(getattr(newest, name) == value for name, value in vars(checked).items()):
        return newest  # the second click
    if state_of(row) not in TO_CHECK:
        raise ValidationError("Impact is checked once its actions are closed.")
    if not row.made_on <= checked.checked_on <= today:
        made = plain_day(row.made_on)
        words = f"The day of the check lies between {made} and today, {plain_day(today)}"
        raise ValidationError({"checked_on": words})
    made_row = PracticeCheck(recommendation=row, recorded_by=by, recorded_at=now, **vars(checked))
    made_row.save_because(
        "practice changed" if checked.changed else "practice did not change", by=by
    )
    return made_row
