"""From a serious incident to the decision whether there will be a review."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from boards.models import Board, Decision, HowTaken, ListName, Meeting, Membership
from boards.models.board import BoardKind
from partnership.access.offices import Office
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.agencies.models import Kind as AgencyKind
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.records.dated import KnownTo, latest_day
from partnership.ui.words import known_day, plain_day
from reviews.models import About, Incident, Kind, Outcome, Review
from reviews.rules import FIRST_DAY
from reviews.services.numbering import next_reference

SERIES = {About.CHILD: "N", About.ADULT: "A"}
REVIEW_SERIES = {Kind.PRACTICE: "CR", Kind.ADULT: "SAR"}


def not_after_today(day: date, today: date, field: str, what: str) -> None:
    """raises: ValidationError at the field when the day lies in the future."""
    if day > today:
        words = f"{what} cannot be after today, {plain_day(today)}"
        raise ValidationError({field: words})


@transaction.atomic
def record_incident(
    board: Board,
    *,
    about: str,
    council: Agency,
    became_aware_on: date,
    what_happened: str,
    by: User,
    today: date,
    known_to: str = KnownTo.DAY,
) -> Incident:
    """Write the incident under a new reference; its clock starts.

    raises: NotAllowed; ValidationError for a group that does not decide on reviews, a day in the
    future, or a child's incident before 29 June 2018, when the present law began.
    """
    require(by, "record_incident", board)
    if board.kind != BoardKind.REVIEW:
        raise ValidationError("Serious incidents are recorded in a review group.")
    if council not in councils_of(board, today):
        raise ValidationError({"council": "Choose a council of this partnership"})
    not_after_today(became_aware_on, today, "became_aware_on", "The day the council knew")
    if became_aware_on < FIRST_DAY:
        words = f"The portal judges incidents from {plain_day(FIRST_DAY)} on"
        raise ValidationError({"became_aware_on": words})
    incident = Incident(
        reference=next_reference(board.partnership, SERIES[About(about)], became_aware_on.year),
        board=board,
        about=about,
        council=council,
        became_aware_on=became_aware_on,
        aware_known_to=known_to,
        what_happened=what_happened,
        recorded_by=by,
    )
    incident.save_because("recorded", by=by)
    clock.refresh(incident)
    return incident


def councils_of(board: Board, today: date) -> QuerySet[Agency]:
    """The councils that are statutory partners of the board's partnership on this day."""
    listed = board.partnership.listings.on(today).filter(list_name=ListName.STATUTORY)
    found = Agency.objects.filter(kind=AgencyKind.COUNCIL, pk__in=listed.values("agency"))
    return found.order_by("name")


def _corrected(was: date | None, because: str) -> str:
    """raises: ValidationError when a recorded day would change without a reason."""
    if was is None:
        return ""
    if not because.strip():
        words = f"It was recorded as {plain_day(was)}. Say why that is corrected"
        raise ValidationError({"because": words})
    return f", corrected: {because}"


def _own_row(incident: Incident) -> Incident:
    """The row, locked until the act is done."""
    return Incident.objects.select_for_update().get(pk=incident.pk)


@transaction.atomic
def record_notice(
    incident: Incident, *, on: date, by: User, today: date, because: str = ""
) -> Incident:
    """The council told the Panel on this day.

    raises: NotAllowed; ValidationError for a day out of order, or when a recorded day would
    change without a reason.
    """
    require(by, "change", incident)
    incident = _own_row(incident)
    _only_for_children(incident)
    not_after_today(on, today, "on", "The day of the notice")
    if on < incident.became_aware_on:
        aware = known_day(incident.became_aware_on, incident.aware_known_to)
        words = f"The council became aware on {aware}, not later"
        raise ValidationError({"on": words})
    if incident.rapid_review_sent_on and on > incident.rapid_review_sent_on:
        raise ValidationError({"on": "The notice comes before the rapid review"})
    reason = f"notice to the Panel recorded{_corrected(incident.notified_on, because)}"
    incident.notified_on = on
    incident.save_because(reason, by=by)
    clock.refresh(incident)
    return incident


@transaction.atomic
def record_rapid_review(
    incident: Incident, *, on: date, by: User, today: date, because: str = ""
) -> Incident:
    """The rapid review went to the Panel on this day.

    raises: NotAllowed; ValidationError for a day out of order, or when a recorded day would
    change without a reason.
    """
    require(by, "change", incident)
    incident = _own_row(incident)
    _only_for_children(incident)
    not_after_today(on, today, "on", "The day it was sent")
    if incident.notified_on is None:
        raise ValidationError("Record the notice to the Panel first.")
    if on < incident.notified_on:
        words = f"The Panel was notified on {plain_day(incident.notified_on)}, not later"
        raise ValidationError({"on": words})
    reason = f"rapid review sent{_corrected(incident.rapid_review_sent_on, because)}"
    incident.rapid_review_sent_on = on
    incident.save_because(reason, by=by)
    clock.refresh(incident)
    return incident


def _only_for_children(incident: Incident) -> None:
    if not incident.is_child:
        raise ValidationError("Notice and rapid review are for incidents about a child.")


@dataclass(frozen=True)
class Verdict:
    """What was decided and how, as it came out of the form."""

    outcome: str
    how: str
    taken_on: date
    taken_by: User
    reasons: str
    meeting: Meeting | None = None
    could_not_wait: str = ""
    known_to: str = KnownTo.DAY

    @property
    def latest(self) -> date:
        """The last day on which it can have been taken."""
        return latest_day(self.taken_on, self.known_to)


@transaction.atomic
def decide(
    incident: Incident, verdict: Verdict, *, by: User, today: date, reference: str = ""
) -> Review | None:
    """Record the group's decision on the incident; a review starts and with it six months.

    raises: NotAllowed; ValidationError when it is decided already, the day is in the future or
    before the council knew, the meeting is another group's or day's, or whoever acted was not
    the chair on that day.
    """
    require(by, "decide", incident)
    incident = _own_row(incident)
    if incident.decision_id:
        raise ValidationError(f"{incident.reference} is decided already.")
    _check_verdict(incident, verdict, today)
    decision = Decision(
        board=incident.board,
        how=verdict.how,
        meeting=verdict.meeting,
        taken_on=verdict.taken_on,
        taken_known_to=verdict.known_to,
        taken_by=verdict.taken_by,
        summary=f"{incident.reference}: {Outcome(verdict.outcome).label}",
        reasons=verdict.reasons,
        could_not_wait=verdict.could_not_wait,
        recorded_by=by,
    )
    decision.save_because("decision recorded", by=by)
    incident.decision, incident.outcome = decision, verdict.outcome
    incident.save_because("decided", by=by)
    clock.refresh(incident)
    if verdict.outcome != Outcome.REVIEW:
        return None
    return _start(incident, decision, by, reference)


def _check_verdict(incident: Incident, verdict: Verdict, today: date) -> None:
    not_after_today(verdict.taken_on, today, "taken_on", "The day of the decision")
    if verdict.latest < incident.became_aware_on:
        words = f"The council became aware on {plain_day(incident.became_aware_on)}, not later"
        raise ValidationError({"taken_on": words})
    if verdict.how == HowTaken.MEETING and verdict.known_to == KnownTo.DAY:
        _check_meeting(incident, verdict)
    elif verdict.how == HowTaken.CHAIRS_ACTION and not verdict.could_not_wait.strip():
        raise ValidationError({"could_not_wait": "Say why it could not wait for a meeting"})
    chairs = chair_tenures(incident.board).filter(starts_on__lte=verdict.latest)
    chairs = chairs.exclude(ends_on__lt=verdict.taken_on)
    if not chairs.filter(person=verdict.taken_by).exists():
        when = known_day(verdict.taken_on, verdict.known_to)
        words = f"{verdict.taken_by} did not chair the group then, {when}"
        raise ValidationError({"taken_by": words})


def _check_meeting(incident: Incident, verdict: Verdict) -> None:
    meeting = verdict.meeting
    if meeting is None:
        raise ValidationError({"meeting": "Choose the meeting that decided"})
    if meeting.board_id != incident.board_id:
        raise ValidationError({"meeting": "That meeting was of another group"})
    if meeting.held_on != verdict.taken_on:
        words = f"That meeting was held on {plain_day(meeting.held_on)}"
        raise ValidationError({"taken_on": words})


def chair_tenures(board: Board) -> Any:
    """Every office, now or before, by which somebody chairs the group."""
    own = Q(board=board, office=Office.GROUP_CHAIR)
    independent = Q(board__partnership=board.partnership_id, office=Office.INDEPENDENT_CHAIR)
    return Membership.objects.filter(own | independent).order_by("person__name", "pk")


def _start(incident: Incident, decision: Decision, by: User, reference: str) -> Review:
    kind = Kind.PRACTICE if incident.is_child else Kind.ADULT
    review = Review(
        reference=reference
        or next_reference(incident.board.partnership, REVIEW_SERIES[kind], decision.taken_on.year),
        incident=incident,
        board=incident.board,
        kind=kind,
        decision=decision,
        decided_on=decision.taken_on,
        decided_known_to=decision.taken_known_to,
    )
    review.save_because(f"review decided on, from {incident.reference}", by=by)
    clock.refresh(review)
    return review
