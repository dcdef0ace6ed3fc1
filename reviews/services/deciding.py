"""The decision on an incident: the legal test answered, reasons, dissent; a review may start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from boards.models import Board, Decision, HowTaken, Meeting, Membership
from partnership.access.offices import Office
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.records.dated import KnownTo, latest_day
from partnership.ui.words import known_day, plain_day
from reviews.criteria import LegalTest, Reading, law_for
from reviews.models import Basis, Dissent, Incident, Kind, LimbAnswer, Outcome, Review
from reviews.services.incidents import not_after_today, own_incident
from reviews.services.numbering import next_reference

SERIES = {Kind.PRACTICE: "CR", Kind.ADULT: "SAR", Kind.MULTI_AGENCY: "MAR"}


@dataclass(frozen=True)
class Said:
    """How one limb of the test was answered: "yes", "no" or "not_known", and why."""

    answer: str
    why: str = ""


@dataclass(frozen=True)
class Verdict:
    """What was decided and how, as it came out of the form.

    `answers`: by code of limb; empty only for what was decided before the portal was there.
    `dissents`: what each agency said that did not agree.
    """

    outcome: str
    how: str
    taken_on: date
    taken_by: User
    reasons: str
    meeting: Meeting | None = None
    could_not_wait: str = ""
    known_to: str = KnownTo.DAY
    answers: Mapping[str, Said] = field(default_factory=dict)
    dissents: tuple[tuple[Agency, str], ...] = ()

    @property
    def latest(self) -> date:
        """The last day on which it can have been taken."""
        return latest_day(self.taken_on, self.known_to)


@transaction.atomic
def decide(
    incident: Incident, verdict: Verdict, *, by: User, today: date, reference: str = ""
) -> Review | None:
    """Record the group's decision on the incident; a review starts and with it its time.

    raises: NotAllowed; ValidationError when it is decided already, the day is in the future or
    before the council knew, the meeting is another group's or day's, whoever acted was not the
    chair on that day, or the answers to the legal test do not allow the outcome.
    """
    require(by, "decide", incident)
    incident = own_incident(incident)
    if incident.decision_id:
        raise ValidationError(f"{incident.reference} is decided already.")
    _check_verdict(incident, verdict, today)
    reading = _check_answers(incident, verdict) if verdict.answers else None
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
    _keep_answers(incident, verdict, by)
    for agency, words in verdict.dissents:
        _keep_dissent(incident, agency, words, by, today)
    clock.refresh(incident)
    if verdict.outcome == Outcome.NO_REVIEW:
        return None
    return _start(incident, verdict, reading, by, reference)


@transaction.atomic
def record_dissent(
    incident: Incident, *, agency: Agency, words: str, by: User, today: date
) -> Dissent:
    """An agency did not agree with the decision.

    raises: NotAllowed; ValidationError before the decision or for a second time.
    """
    require(by, "change", incident)
    incident = own_incident(incident)
    if not incident.decision_id:
        raise ValidationError("It is not decided yet: dissent is recorded with the decision.")
    return _keep_dissent(incident, agency, words, by, today)


def what_follows(incident: Incident, verdict: Verdict, *, today: date) -> Reading:
    """How the law reads the answers; writes nothing.

    raises: ValidationError for all that the decision itself would refuse.
    """
    if incident.decision_id:
        raise ValidationError(f"{incident.reference} is decided already.")
    _check_verdict(incident, verdict, today)
    return _check_answers(incident, verdict)


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


def _check_answers(incident: Incident, verdict: Verdict) -> Reading:
    """Only what the law says outright refuses: the rest is for the group and its reasons."""
    law = law_for(incident.about, verdict.taken_on)
    answers = {code: said.answer for code, said in verdict.answers.items()}
    missing = {limb_field(limb.code): "Choose an answer" for limb in law.unanswered(answers)}
    if missing:
        raise ValidationError(missing)
    reading = law.read(answers)
    if reading.force == "must" and verdict.outcome != Outcome.REVIEW:
        words = f"By your answers: {reading.words} ({reading.citation}). Choose it, or correct them"
        raise ValidationError({"outcome": words})
    if reading.force == "closed" and verdict.outcome == Outcome.REVIEW:
        words = f"By your answers: {reading.words} ({reading.citation})"
        raise ValidationError({"outcome": words})
    return reading


def limb_field(code: str) -> str:
    """The name of the field that asks this limb."""
    return f"limb_{code}"


def chair_tenures(board: Board) -> Any:
    """Every office, now or before, by which somebody chairs the group."""
    own = Q(board=board, office=Office.GROUP_CHAIR)
    independent = Q(board__partnership=board.partnership_id, office=Office.INDEPENDENT_CHAIR)
    return Membership.objects.filter(own | independent).order_by("person__name", "pk")


def _keep_answers(incident: Incident, verdict: Verdict, by: User) -> None:
    if not verdict.answers:
        return
    law: LegalTest = law_for(incident.about, verdict.taken_on)
    for limb in law.limbs:
        said = verdict.answers[limb.code]
        row = LimbAnswer(
            incident=incident, test=law.code, limb=limb.code, answer=said.answer, why=said.why
        )
        row.save_because("answered", by=by)


def _keep_dissent(incident: Incident, agency: Agency, words: str, by: User, today: date) -> Dissent:
    row = Dissent(incident=incident, agency=agency, words=words, recorded_by=by, recorded_on=today)
    row.save_because("dissent recorded", by=by)
    return row


def _start(
    incident: Incident, verdict: Verdict, reading: Reading | None, by: User, reference: str
) -> Review:
    kind = kind_of(incident, verdict.outcome)
    decision = incident.decision
    assert decision is not None
    year = decision.taken_on.year
    review = Review(
        reference=reference or next_reference(incident.board.partnership, SERIES[kind], year),
        incident=incident,
        board=incident.board,
        kind=kind,
        basis=_basis(kind, reading),
        decision=decision,
        decided_on=decision.taken_on,
        decided_known_to=decision.taken_known_to,
    )
    review.save_because(f"review decided on, from {incident.reference}", by=by)
    clock.refresh(review)
    return review


def kind_of(incident: Incident, outcome: str) -> Kind:
    """Which review the outcome starts."""
    if outcome == Outcome.MULTI_AGENCY:
        return Kind.MULTI_AGENCY
    return Kind.PRACTICE if incident.is_child else Kind.ADULT


def _basis(kind: Kind, reading: Reading | None) -> str:
    """An adult review is mandatory or discretionary; of one decided long ago it is not known."""
    if kind != Kind.ADULT or reading is None:
        return ""
    return Basis.MANDATORY if reading.force == "must" else Basis.DISCRETIONARY
