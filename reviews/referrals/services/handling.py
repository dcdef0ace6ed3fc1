"""What the service does with a referral: acknowledge, ask, take on, join, close. One ends it."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.models import Incident
from reviews.referrals.letters import to_referrer
from reviews.referrals.models import End, Referral, ReferralQuestion
from reviews.services.incidents import record_incident

KNOWN_ALREADY = "Choose a case that you may read"


def own_referral(row: Referral) -> Referral:
    """The row, locked until the act is done."""
    return Referral.objects.select_for_update(of=("self",)).get(pk=row.pk)


def must_be_open(row: Referral) -> None:
    """raises: ValidationError once somebody has decided, and says who and what."""
    if row.end:
        assert row.ended_on is not None
        day = plain_day(row.ended_on)
        raise ValidationError(f"{row.ended_by} decided on {day}: {row.get_end_display().lower()}.")


@transaction.atomic
def acknowledge(referral: Referral, *, by: User, now: datetime) -> Referral:
    """Say to whoever referred that it came. A second time writes nothing.

    raises: NotAllowed; ValidationError once it is decided.
    """
    require(by, "change", referral)
    row = own_referral(referral)
    if row.acknowledged_on:
        return row
    must_be_open(row)
    row.acknowledged_on, row.acknowledged_by = timezone.localdate(now), by
    row.save_because("acknowledged", by=by)
    _tell(row, "acknowledged", "It came and is being looked at.", now)
    return row


@transaction.atomic
def ask_more(referral: Referral, *, words: str, by: User, now: datetime) -> ReferralQuestion:
    """Ask whoever referred. One question at a time; asking acknowledges.

    raises: NotAllowed; ValidationError once it is decided, or while an answer is awaited.
    """
    require(by, "change", referral)
    row = own_referral(referral)
    must_be_open(row)
    if row.acknowledged_on is None:
        row.acknowledged_on, row.acknowledged_by = timezone.localdate(now), by
        row.save_because("acknowledged", by=by)
    if row.questions.filter(answered_at__isnull=True).exists():
        raise ValidationError("An answer is awaited already.")
    question = ReferralQuestion(referral=row, words=words, asked_by=by, asked_at=now)
    question.save_because("asked", by=by)
    _tell(row, f"asked-{question.pk}", "More is asked: answer on its page.", now)
    return question


@transaction.atomic
def answer_question(
    referral: Referral, *, words: str, by: User | None, now: datetime
) -> ReferralQuestion:
    """Answer what was asked: signed in, or by the link (`by` None) that the view has opened.

    raises: NotAllowed; ValidationError when nothing is asked any more.
    """
    if by is not None:
        require(by, "answer", referral)
    row = own_referral(referral)
    must_be_open(row)
    question: ReferralQuestion | None = row.questions.filter(answered_at__isnull=True).first()
    if question is None:
        raise ValidationError("Nothing is asked any more.")
    question.answer, question.answered_by, question.answered_at = words, by, now
    question.save_because("answered", by=by)
    return question


@transaction.atomic
def take_on(
    referral: Referral,
    *,
    council: Agency,
    became_aware_on: date,
    what_happened: str,
    because: str,
    told: str,
    by: User,
    now: datetime,
    ground: str = "",
) -> Incident:
    """Record the case that was referred; its clock starts, and whoever records it works on it.

    in: `told`, what whoever referred is told; nothing of the case follows from it.
    raises: NotAllowed; ValidationError once it is decided, or as `record_incident` refuses.
    """
    require(by, "change", referral)
    row = own_referral(referral)
    must_be_open(row)
    incident = record_incident(
        row.board,
        about=row.about,
        council=council,
        became_aware_on=became_aware_on,
        what_happened=what_happened,
        ground=ground,
        by=by,
        today=timezone.localdate(now),
    )
    _end(row, End.TAKEN, because, told, by, now, incident)
    return incident


@transaction.atomic
def join_case(
    referral: Referral, *, incident: Incident, because: str, told: str, by: User, now: datetime
) -> Referral:
    """It is about a case that is known already.

    raises: NotAllowed; ValidationError once it is decided, or for a case of another group or one
    that `by` may not work on.
    """
    require(by, "change", referral)
    row = own_referral(referral)
    must_be_open(row)
    mine = Incident.objects.visible_to(by, "change").filter(board=row.board_id, pk=incident.pk)
    if not mine.exists():
        raise ValidationError({"incident": KNOWN_ALREADY})
    return _end(row, End.JOINED, because, told, by, now, incident)


@transaction.atomic
def close(referral: Referral, *, because: str, told: str, by: User, now: datetime) -> Referral:
    """It is not taken on; why is recorded. raises: NotAllowed; ValidationError once decided."""
    require(by, "change", referral)
    row = own_referral(referral)
    must_be_open(row)
    return _end(row, End.CLOSED, because, told, by, now, None)


def _end(
    row: Referral,
    end: End,
    because: str,
    told: str,
    by: User,
    now: datetime,
    incident: Incident | None,
) -> Referral:
    row.end, row.because, row.told = end, because, told
    row.ended_on, row.ended_by, row.incident = timezone.localdate(now), by, incident
    row.save_because(end.label.lower(), by=by)
    _tell(row, "decided", told, now)
    return row


def _tell(row: Referral, about: str, words: str, now: datetime) -> None:
    post(to_referrer(row, about, words, timezone.localdate(now)), now=now)
