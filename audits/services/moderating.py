"""After the return is in: ask about answers, grade beside the agency, hear it, send it back."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.letters import about_return
from audits.models import Answer, Grade, Moderation, Remark, Return
from partnership.access.services import can, require
from partnership.outbox.services import post
from partnership.people.models import User

NOT_IN = "It is not submitted yet."


def _locked(answer: Answer, *, by: User, right: str) -> Return:
    require(by, right, answer)
    row: Return = Return.objects.select_for_update().get(pk=answer.of_id)
    return row


@transaction.atomic
def remark(answer: Answer, words: str, *, by: User, now: datetime) -> Remark:
    """Add to the thread about an answer; the other side is told.

    Whoever moderates asks, the agency's leads say. raises: NotAllowed; ValidationError before the
    return is submitted for the first time.
    """
    row = _locked(answer, by=by, right="remark")
    by_agency = not can(by, "moderate", answer)
    if not row.submissions.exists():
        raise ValidationError(NOT_IN)
    newest = answer.remarks.last()
    if newest is not None and (newest.by_id, newest.words) == (by.pk, words):
        said: Remark = newest
        return said  # the second click
    made = Remark(answer=answer, words=words, by=by, at=now, by_agency=by_agency)
    made.save_because("said", by=by)
    if not by_agency:
        post(about_return(row, f"remark:{made.pk}", "A question about an answer", now), now=now)
    return made


@transaction.atomic
def moderate(answer: Answer, *, grade: Grade, reason: str, by: User, now: datetime) -> Moderation:
    """Grade beside the agency's own, which stays. The agency is told and may reply.

    raises: NotAllowed; ValidationError before it is submitted, for an answer without a grade, a
    grade of another scale, or once the moderated grade is final.
    """
    row = _locked(answer, by=by, right="moderate")
    if row.submitted_at is None:
        raise ValidationError(NOT_IN)
    if answer.grade is None:
        raise ValidationError("It has no grade of the agency: ask about it, or send it back.")
    if grade.scale_id != answer.grade.scale_id:
        raise ValidationError({"grade": "Choose one of the grades"})
    made = Moderation.objects.filter(answer=answer).first() or Moderation(answer=answer)
    if made.final_at is not None:
        raise ValidationError("The moderated grade is final.")
    if made.pk and (made.grade_id, made.reason) == (grade.pk, reason):
        return made  # the second click
    made.grade, made.reason, made.by, made.at = grade, reason, by, now
    # A reply was to the grade that stood: it stays in the history, and the agency is asked anew.
    made.reply, made.replied_by, made.replied_at = "", None, None
    made.save_because("moderated", by=by)
    topic = f"moderated:{made.pk}:{now.isoformat()}"
    post(about_return(row, topic, "A grade was moderated", now), now=now)
    return made


@transaction.atomic
def reply(row: Moderation, words: str, *, by: User, now: datetime) -> Moderation:
    """What the agency says to a moderated grade. raises: NotAllowed; ValidationError once final."""
    _locked(row.answer, by=by, right="answer")
    row = Moderation.objects.get(pk=row.pk)
    if row.final_at is not None:
        raise ValidationError("The moderated grade is final.")
    if row.reply == words:
        return row
    row.reply, row.replied_by, row.replied_at = words, by, now
    row.save_because("replied", by=by)
    return row


@transaction.atomic
def make_final(row: Moderation, *, by: User, now: datetime) -> Moderation:
    """From now on it counts. raises: NotAllowed."""
    _locked(row.answer, by=by, right="moderate")
    row = Moderation.objects.get(pk=row.pk)
    if row.final_at is None:
        row.final_at = now
        row.save_because("final", by=by)
    return row


@transaction.atomic
def send_back(row: Return, because: str, *, by: User, now: datetime) -> Return:
    """Let the agency change it and submit it again; what was submitted stays word for word.

    raises: NotAllowed; ValidationError for one that is not submitted.
    """
    require(by, "moderate", row)
    row = Return.objects.select_for_update().get(pk=row.pk)
    if row.submitted_at is None:
        if row.sent_back_because == because:
            return row  # the second click
        raise ValidationError(NOT_IN)
    said: dict[str, Any] = {"submitted_at": None, "sent_back_at": now, "sent_back_because": because}
    for name, value in said.items():
        setattr(row, name, value)
    row.save_because("sent back", by=by)
    post(about_return(row, f"back:{now.isoformat()}", "Your return comes back", now), now=now)
    return row
