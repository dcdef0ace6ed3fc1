"""Put files under answers; the same file stands under as many as it shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.models import Evidence, Question, Return, Section, Use
from audits.services.answering import SUBMITTED
from partnership.access.services import require
from partnership.documents.services import attach, the_same
from partnership.people.models import User
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Shown:
    """What a file is and which time it tells of."""

    title: str
    tells_from: date
    tells_until: date


@transaction.atomic
def add_evidence(
    section: Section, question: Question, shown: Shown, file: Any, *, by: User, now: datetime
) -> Use:
    """Keep a file under an answer. A file that the return has already is not kept twice.

    raises: NotAllowed; ValidationError once it is submitted, for a question of another standard,
    days out of order or to come, or a file that is not taken.
    """
    row = _locked(section, question, by)
    today = timezone.localdate(now)
    if shown.tells_until < shown.tells_from:
        raise ValidationError({"tells_until": "The last day cannot be before the first"})
    if shown.tells_until > today:
        words = f"The last day cannot be after today, {plain_day(today)}"
        raise ValidationError({"tells_until": words})
    kept = the_same(Evidence.objects.filter(of=row), file)
    if kept is None:
        kept = Evidence(
            of=row,
            title=shown.title,
            tells_from=shown.tells_from,
            tells_until=shown.tells_until,
        )
        kept.save_because("added", by=by)
        attach(kept, file, title=shown.title, by=by, now=now)
    return _use(kept, section, question, by)


@transaction.atomic
def use_evidence(evidence: Evidence, section: Section, question: Question, *, by: User) -> Use:
    """Put a file of the return under another answer. raises: NotAllowed; ValidationError."""
    row = _locked(section, question, by)
    if evidence.of_id != row.pk:
        raise ValidationError({"evidence": "Choose one of the files of this return"})
    return _use(evidence, section, question, by)


@transaction.atomic
def take_off(use: Use, *, by: User) -> Use:
    """The file no longer stands under this answer; it stays in the return.

    raises: NotAllowed; ValidationError once it is submitted.
    """
    _locked(use.section, use.question, by)
    use = Use.objects.get(pk=use.pk)
    if not use.taken_off:
        use.taken_off = True
        use.save_because("taken off", by=by)
    return use


def _locked(section: Section, question: Question, by: User) -> Return:
    require(by, "answer", section)
    row: Return = Return.objects.select_for_update().get(pk=section.of_id)
    if row.submitted_at is not None:
        raise ValidationError(SUBMITTED)
    if question.standard_id != section.standard_id or not question.is_for(row.agency.kind):
        raise ValidationError("This agency is not asked this question.")
    return row


def _use(evidence: Evidence, section: Section, question: Question, by: User) -> Use:
    use = Use.objects.filter(evidence=evidence, question=question).first()
    if use is None:
        use = Use(evidence=evidence, section=section, question=question)
    elif not use.taken_off:
        return use  # the second click
    use.taken_off = False
    use.save_because("put under the answer", by=by)
    return use
