"""Approve a version by the decision that did, and bring approved versions into force."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.meetings.models import LineKind, MinuteLine, Stage
from boards.models import Board, Decision, HowTaken, Meeting, Membership
from boards.permissions import INDEPENDENT
from boards.policies.models import GovernedDocument, Outcome, State, Version
from boards.policies.services.writing import hold, own_draft
from partnership.access.offices import Office
from partnership.access.services import require
from partnership.clock.calendar import months_after
from partnership.people.models import User
from partnership.ui.words import plain_day

CHECKED = (Stage.CHECKED, Stage.APPROVED)
CHAIRS = (Office.GROUP_CHAIR, *INDEPENDENT)


@dataclass(frozen=True)
class Approval:
    """What approved a version: a line of minutes, or else a decision that is recorded with it.

    At a meeting without minutes here it names the meeting; a chair's action names the board, the
    day and why it could not wait.
    """

    line: MinuteLine | None = None
    meeting: Meeting | None = None
    board: Board | None = None
    taken_on: date | None = None
    taken_by: User | None = None
    reasons: str = ""
    could_not_wait: str = ""


@transaction.atomic
def approve_version(
    version: Version, approval: Approval, *, starts_on: date | None = None, by: User, today: date
) -> Version:
    """A draft becomes an approved version, by the decision that says so; it holds from a day on.

    raises: NotAllowed; ValidationError by field when the decision is none, is another
    partnership's or lies in the future, who chaired did not chair then, or it is no draft.
    """
    require(by, "keep", version)
    document = version.document
    hold(document)
    version = own_draft(version)
    if document.withdrawn_on:
        raise ValidationError("It is withdrawn: no version of it is approved any more.")
    if approval.line is not None:
        _by_line(version, approval.line, by)
    else:
        _by_decision(version, approval, by, today)
    assert version.approved_on is not None
    version.starts_on = starts_on or version.approved_on
    if version.starts_on < version.approved_on:
        said = plain_day(version.approved_on)
        raise ValidationError({"starts_on": f"It was approved on {said}: it holds from then on"})
    version.state = State.APPROVED
    version.save_because("approved", by=by)
    _set_next_review(document, version, by)
    bring_into_force(document, by=by, today=today)
    return version


def _by_line(version: Version, line: MinuteLine, by: User) -> None:
    """The line must be a decision in minutes that the chair has checked, which `by` may read."""
    lines = MinuteLine.objects.visible_to(by).filter(pk=line.pk, kind=LineKind.DECISION)
    here = version.document.partnership_id
    lines = lines.filter(dropped_because="", item__board__partnership=here)
    if not lines.filter(item__meeting__minutes__stage__in=CHECKED).exists():
        raise ValidationError({"line": "Choose a decision in minutes that the chair has checked"})
    assert line.item.meeting is not None
    version.line, version.how = line, HowTaken.MEETING
    version.approved_by, version.approved_on = line.item.board, line.item.meeting.held_on


def _by_decision(version: Version, approval: Approval, by: User, today: date) -> None:
    """Record the decision, at a meeting or by chair's action."""
    board, on = _where_and_when(version.document, approval, by, today)
    if approval.taken_by is None or not _chaired(approval.taken_by, board, on):
        raise ValidationError({"taken_by": f"Choose who chaired {board} on {plain_day(on)}"})
    decision = Decision(
        board=board,
        how=HowTaken.MEETING if approval.meeting else HowTaken.CHAIRS_ACTION,
        meeting=approval.meeting,
        taken_on=on,
        taken_by=approval.taken_by,
        summary=f"Approved: {version}"[:300],
        reasons=approval.reasons,
        could_not_wait=approval.could_not_wait,
        recorded_by=by,
    )
    decision.save_because("approval of a document recorded", by=by)
    version.decision, version.how = decision, decision.how
    version.approved_by, version.approved_on = board, on


def _where_and_when(
    document: GovernedDocument, approval: Approval, by: User, today: date
) -> tuple[Board, date]:
    here = document.partnership_id
    meeting = approval.meeting
    if meeting is not None:
        seen = Meeting.objects.visible_to(by).filter(pk=meeting.pk, board__partnership=here)
        if not seen.exists() or not meeting.was_held_by(today):
            raise ValidationError({"meeting": "Choose a meeting of this partnership that was held"})
        return meeting.board, meeting.held_on
    board, on = approval.board, approval.taken_on
    if board is None or board.partnership_id != here:
        raise ValidationError({"board": "Choose the board whose chair acted"})
    if on is None or on > today:
        raise ValidationError({"taken_on": "Enter the day of the chair’s action, today at latest"})
    if not approval.could_not_wait.strip():
        raise ValidationError({"could_not_wait": "Say why it could not wait for a meeting"})
    return board, on


def _chaired(person: User, board: Board, on: date) -> bool:
    """Whether somebody was in the chair of the board, or of the whole partnership, that day."""
    held = Membership.objects.on(on).filter(person=person)
    own = held.filter(board=board, office__in=CHAIRS)
    whole = held.filter(board__partnership=board.partnership_id, office__in=INDEPENDENT)
    return own.exists() or whole.exists()


def _set_next_review(document: GovernedDocument, version: Version, by: User) -> None:
    """The next review is counted from the approval; what was asked before is answered by it."""
    assert version.approved_on is not None
    months = document.review_months
    document.next_review_on = months_after(version.approved_on, months) if months else None
    document.save_because(f"version {version.number} approved", by=by)
    for record in document.review_records.filter(outcome=""):
        record.outcome, record.answered_on = Outcome.NEW_VERSION, version.approved_on
        record.answered_by, record.words = by, f"Version {version.number}"
        record.save_because("a new version was approved", by=by)


@transaction.atomic
def bring_into_force(document: GovernedDocument, *, by: User | None, today: date) -> bool:
    """Let the newest approved version whose day has come be the one that holds.

    Safe to call again. Returns whether another version holds now.
    """
    hold(document)
    due = document.versions.filter(state=State.APPROVED, starts_on__lte=today)
    newest = due.order_by("number").last()
    before = document.current
    if newest is None or before == newest:
        return False
    if before is not None and before.number > newest.number:
        return False
    if before is not None:
        # Those between held on their days where the morning's job did not run on them.
        between = due.filter(number__range=(before.number + 1, newest.number - 1))
        for one in (before, *between.filter(starts_on__lt=newest.starts_on)):
            one.superseded_on = newest.starts_on
            one.save_because(f"version {newest.number} holds now", by=by)
    document.current = newest
    document.save_because(f"version {newest.number} holds", by=by)
    return True
