"""Reviews that were under way before the portal: brought in with their past days, even months."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Decision, HowTaken, Meeting
from boards.services import record_meeting
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock import services as clock
from partnership.people.models import User
from partnership.records.dated import KnownTo, latest_day
from partnership.ui.words import known_day
from reviews.models import Incident, Outcome, Review
from reviews.services.deciding import Verdict, decide
from reviews.services.incidents import (
    not_after_today,
    record_incident,
    record_notice,
    record_rapid_review,
)


@dataclass(frozen=True)
class Past:
    """What is known of a review that runs already."""

    about: str
    council: Agency
    became_aware_on: date
    aware_known_to: str
    what_happened: str
    verdict: Verdict
    notified_on: date | None = None
    rapid_review_sent_on: date | None = None
    reference: str = ""


@transaction.atomic
def record_running_review(
    board: Board, past: Past, *, by: User, today: date
) -> tuple[Review, Meeting | None]:
    """Write incident, notice, rapid review and decision by the services that judge each.

    A meeting that decided on a known day and is not recorded yet is recorded too.
    out: the review, and the meeting if it is new. raises: NotAllowed; ValidationError.
    """
    incident = record_incident(
        board,
        about=past.about,
        council=past.council,
        became_aware_on=past.became_aware_on,
        known_to=past.aware_known_to,
        what_happened=past.what_happened,
        by=by,
        today=today,
    )
    if past.notified_on:
        incident = record_notice(incident, on=past.notified_on, by=by, today=today)
    if past.rapid_review_sent_on:
        on = past.rapid_review_sent_on
        incident = record_rapid_review(incident, on=on, by=by, today=today)
    verdict, is_new = _with_meeting(board, past.verdict, by, today)
    review = decide(incident, verdict, by=by, today=today, reference=past.reference)
    if review is None:
        raise ValidationError("Only incidents that led to a review are brought in.")
    return review, verdict.meeting if is_new else None


def _with_meeting(board: Board, verdict: Verdict, by: User, today: date) -> tuple[Verdict, bool]:
    """The verdict with the meeting of its day; with only a month known no meeting is named."""
    if verdict.how != HowTaken.MEETING or verdict.known_to != KnownTo.DAY:
        return verdict, False
    meeting = board.meetings.standing().filter(held_on=verdict.taken_on).first()
    is_new = meeting is None
    if meeting is None:
        meeting = record_meeting(board, held_on=verdict.taken_on, place="", by=by)
    words = {name: getattr(verdict, name) for name in Verdict.__dataclass_fields__}
    return Verdict(**{**words, "meeting": meeting, "outcome": Outcome.REVIEW}), is_new


@transaction.atomic
def say_aware(incident: Incident, *, on: date, by: User, today: date) -> Incident:
    """The day on which the council became aware, of which only the month was known.

    The clock counts from it at once. raises: NotAllowed; ValidationError for a day outside that
    month, or when the day is known already.
    """
    require(by, "change", incident)
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    _check_said(on, incident.became_aware_on, incident.aware_known_to, today)
    incident.became_aware_on, incident.aware_known_to = on, KnownTo.DAY
    incident.save_because("the day the council became aware is known", by=by)
    clock.refresh(incident)
    return incident


@transaction.atomic
def say_decided(review: Review, *, on: date, by: User, today: date) -> Review:
    """The day of the decision, of which only the month was known; six months run from it.

    A decision at a meeting names the meeting of that day, which is recorded if it was not.
    raises: NotAllowed; ValidationError for a day outside that month or a decision before the
    council knew.
    """
    require(by, "change", review)
    review = Review.objects.select_for_update().select_related("incident").get(pk=review.pk)
    _check_said(on, review.decided_on, review.decided_known_to, today)
    if on < review.incident.became_aware_on:
        raise ValidationError({"on": "The council had not become aware by that day"})
    decision = Decision.objects.select_for_update().get(pk=review.decision_id)
    decision.taken_on, decision.taken_known_to = on, KnownTo.DAY
    if decision.how == HowTaken.MEETING:
        found = decision.board.meetings.standing().filter(held_on=on).first()
        decision.meeting = found or record_meeting(decision.board, held_on=on, place="", by=by)
    decision.save_because("the day of the decision is known", by=by)
    review.decided_on, review.decided_known_to = on, KnownTo.DAY
    review.save_because("the day of the decision is known", by=by)
    clock.refresh(review)
    return review


def _check_said(on: date, kept: date, known_to: str, today: date) -> None:
    if known_to == KnownTo.DAY:
        raise ValidationError("The day is known already.")
    not_after_today(on, today, "on", "The day")
    if not kept <= on <= latest_day(kept, known_to):
        raise ValidationError({"on": f"It was recorded as {known_day(kept, known_to)}"})
