"""Judge a case, hand the part in, write down the grade that was agreed on together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.audience import questions_for
from audits.models import Grade, Question
from audits.programme.letters import to_lead
from audits.programme.models import Audit, Case, Judgement, Part
from partnership.access.services import require
from partnership.outbox.services import post
from partnership.people.models import User

RETURNED = "It is handed in. Ask the partnership service to send it back before you change it."


@dataclass(frozen=True)
class Judged:
    """What is said to one question about one case; `read`, how often it was saved when read."""

    grade: Grade | None = None
    not_applicable: bool = False
    words: str = ""
    read: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return self.grade is None and not self.not_applicable and not self.words


def asked_of(part: Part) -> list[Question]:
    """The questions of the tool that an agency of this kind is asked, in order."""
    rows = Question.objects.filter(standard__edition=part.audit.tool_id)
    return questions_for(rows.select_related("standard"), part.agency.kind)


@transaction.atomic
def judge_case(
    part: Part, case: Case, said: Mapping[int, Judged], *, by: User
) -> dict[int, Judgement]:
    """Keep what is said about one case, by the number of the question: all of it or nothing.

    Gives what somebody else saved meanwhile; nothing is saved then.
    raises: NotAllowed; ValidationError once it is handed in, for a case of another audit, a
    question that the agency is not asked, or a grade of another scale.
    """
    require(by, "judge", part)
    part = _open(part)
    if case.audit_id != part.audit_id:
        raise ValidationError("This case is not in the sample.")
    asked = {one.pk: one for one in asked_of(part)}
    _of_this(part, asked, said)
    stand = {row.question_id: row for row in Judgement.objects.filter(part=part, case=case)}
    changed = [
        (stand.get(pk) or Judgement(part=part, case=case, question=asked[pk]), one)
        for pk, one in said.items()
        if not (one.is_empty and pk not in stand)
    ]
    changed = [(row, one) for row, one in changed if not _says(row, one)]  # the second click
    meanwhile = {row.question_id: row for row, one in changed if row.saved != one.read}
    if not meanwhile:
        for row, one in changed:
            _keep(row, one, by)
    return meanwhile


def _of_this(part: Part, asked: Mapping[int, Question], said: Mapping[int, Judged]) -> None:
    scale = part.audit.tool.scale_id if part.audit.tool else 0
    for pk, one in said.items():
        if pk not in asked or (one.grade and one.grade.scale_id != scale):
            raise ValidationError("This agency is not asked this question.")


def _says(row: Judgement, one: Judged) -> bool:
    return (row.grade, row.not_applicable, row.words) == (one.grade, one.not_applicable, one.words)


def _keep(row: Judgement, one: Judged, by: User) -> None:
    row.grade, row.not_applicable, row.words = one.grade, one.not_applicable, one.words
    row.saved += 1
    row.save_because("judged", by=by)


def lacking(part: Part) -> list[tuple[Case, int]]:
    """Each case that is not judged whole, and how many questions are open. Three queries."""
    asked = len(asked_of(part))
    done: dict[int, int] = {}
    for row in Judgement.objects.filter(part=part).only("case", "grade", "not_applicable", "words"):
        if row.grade_id or (row.not_applicable and row.words.strip()):
            done[row.case_id] = done.get(row.case_id, 0) + 1
    cases = Case.objects.filter(audit=part.audit_id)
    return [(one, asked - done.get(one.pk, 0)) for one in cases if done.get(one.pk, 0) < asked]


@transaction.atomic
def hand_in(part: Part, *, by: User, now: datetime) -> Part:
    """The agency has judged every case. A second time changes nothing.

    raises: NotAllowed; ValidationError while a question is open.
    """
    require(by, "judge", part)
    part = _locked(part)
    if part.returned_at is not None:
        return part
    _not_ended(part.audit)
    if missing := lacking(part):
        words = ", ".join(f"case {one.number} ({many} open)" for one, many in missing[:8])
        raise ValidationError(f"It cannot be handed in yet: {words}.")
    part.returned_at, part.returned_by = now, by
    part.save_because("handed in", by=by)
    return part


@transaction.atomic
def send_back(part: Part, *, because: str, by: User, now: datetime) -> Part:
    """The agency does something again; its leads are told. raises: NotAllowed; ValidationError."""
    require(by, "agree", part)
    part = _locked(part)
    _not_ended(part.audit)
    if part.returned_at is None:
        raise ValidationError("It is not handed in.")
    part.returned_at, part.returned_by, part.sent_back_because = None, None, because
    part.save_because("sent back", by=by)
    post(to_lead(part, "back", "Your part was sent back", now), now=now)
    return part


@transaction.atomic
def agree(
    judgement: Judgement, *, grade: Grade, because: str, by: User, now: datetime
) -> Judgement:
    """Write down the grade that the auditors agreed on; the agency's own stands beside it.

    raises: NotAllowed; ValidationError before the part is handed in, once the audit has ended, for
    a question that does not apply, or a grade of another scale.
    """
    require(by, "agree", judgement)
    part = _locked(judgement.part)
    _not_ended(part.audit)
    if part.returned_at is None:
        raise ValidationError("The agency has not handed its part in.")
    row: Judgement = Judgement.objects.select_related("grade").get(pk=judgement.pk)
    if row.grade is None or row.grade.scale_id != grade.scale_id:
        raise ValidationError({"grade": "Choose one of the grades"})
    if (row.agreed, row.agreed_because) == (grade, because):
        return row  # the second click
    row.agreed, row.agreed_because, row.agreed_by, row.agreed_at = grade, because, by, now
    row.save_because("agreed on", by=by)
    return row


def _locked(part: Part) -> Part:
    rows = Part.objects.select_for_update(of=("self",)).select_related("audit__tool", "agency")
    found: Part = rows.get(pk=part.pk)
    return found


def _open(part: Part) -> Part:
    part = _locked(part)
    if part.returned_at is not None:
        raise ValidationError(RETURNED)
    _not_ended(part.audit)
    return part


def _not_ended(audit: Audit) -> None:
    if audit.reported_on or audit.given_up_because:
        raise ValidationError("The audit is reported or given up.")
