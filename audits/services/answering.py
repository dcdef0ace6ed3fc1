"""Save an answer; nothing that somebody else wrote meanwhile is overwritten unseen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.lacking import lines_of
from audits.models import Answer, Grade, Question, Return, Section
from partnership.access.services import require
from partnership.people.models import User

FIELDS = ("grade", "not_applicable", "words", "action", "owner", "due_on")
SUBMITTED = "It is submitted. Ask the partnership service to send it back before you change it."


@dataclass(frozen=True)
class Said:
    """What is said to one question; all of it may be missing until the return is submitted."""

    grade: Grade | None = None
    not_applicable: bool = False
    words: str = ""
    action: str = ""
    owner: str = ""
    due_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return self == Said()


class ChangedMeanwhile(ValidationError):
    """Somebody saved the answer since it was read: what stands now is `answer`."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("Somebody saved another answer meanwhile: both stand below. Save again.")
        self.answer = answer


@transaction.atomic
def save_answer(
    section: Section, question: Question, said: Said, *, read: int, by: User
) -> Answer | None:
    """Keep what is said. None where nothing is and nothing stood.

    in: `read`, `Answer.saved` as the page showed it, 0 where no answer stood.
    raises: NotAllowed; ChangedMeanwhile; ValidationError once it is submitted, for a question that
    the agency is not asked there, or a grade of another scale.
    """
    require(by, "answer", section)
    row = Return.objects.select_for_update().get(pk=section.of_id)
    if row.submitted_at is not None:
        raise ValidationError(SUBMITTED)
    _of_this(row, section, question, said)
    stands = Answer.objects.filter(of=row, question=question).first()
    if stands is None:
        if said.is_empty:
            return None
        stands = Answer(of=row, question=question)
    elif not stands.to_confirm and _says(stands, said):
        return stands  # the second click
    if stands.saved != read:
        raise ChangedMeanwhile(stands)
    for name in FIELDS:
        setattr(stands, name, getattr(said, name))
    stands.saved, stands.to_confirm = stands.saved + 1, False
    stands.save_because("answered", by=by)
    return stands


def _says(stands: Answer, said: Said) -> bool:
    return all(getattr(stands, name) == getattr(said, name) for name in FIELDS)


def _of_this(row: Return, section: Section, question: Question, said: Said) -> None:
    edition = row.cycle.edition
    if question.standard_id != section.standard_id or not question.is_for(row.agency.kind):
        raise ValidationError("This agency is not asked this question.")
    if said.grade is not None and said.grade.scale_id != edition.scale_id:
        raise ValidationError({"grade": "Choose one of the grades"})
    if said.grade is not None and said.not_applicable:
        raise ValidationError({"grade": "Choose a grade, or say that it does not apply: not both"})


@transaction.atomic
def regrade(answer: Answer, grade: Grade, words: str, *, by: User, now: datetime) -> Answer:
    """Grade anew after the return was submitted, because something was done since.

    The submission stays word for word, and what stood before stands in the history.
    raises: NotAllowed; ValidationError before it is submitted, without words, for a grade of
    another scale or where the question does not apply.
    """
    require(by, "answer", answer)
    row = Return.objects.select_for_update().get(pk=answer.of_id)
    if row.submitted_at is None:
        raise ValidationError("It is not submitted: change the answer itself.")
    answer = Answer.objects.select_related("grade").get(pk=answer.pk)
    if answer.grade is None or grade.scale_id != answer.grade.scale_id:
        raise ValidationError({"grade": "Choose one of the grades"})
    if not words.strip():
        raise ValidationError({"words": "Say what was done since, and what shows it"})
    if (answer.grade, answer.words) == (grade, words):
        return answer  # the second click
    answer.grade, answer.words, answer.regraded_at = grade, words, now
    answer.saved += 1
    answer.save_because("graded anew", by=by)
    return answer


@transaction.atomic
def carry_over(row: Return, *, by: User) -> int:
    """Put what the agency said last time where nothing stands yet, each to be confirmed.

    Actions are not carried: what was promised then stands in the last return. Gives how many were
    carried, a second time none. raises: NotAllowed; ValidationError once it is submitted.
    """
    require(by, "answer", row)
    row = Return.objects.select_for_update().get(pk=row.pk)
    if row.submitted_at is not None:
        raise ValidationError(SUBMITTED)
    many = 0
    for line in lines_of(row):
        last = line.last
        if line.answer is not None or last is None:
            continue
        if last.grade is not None and last.grade.scale_id != row.cycle.edition.scale_id:
            continue  # graded by another scale: there is nothing to confirm
        made = Answer(of=row, question=line.question, grade=last.grade, words=last.words)
        made.not_applicable, made.to_confirm, made.saved = last.not_applicable, True, 1
        made.save_because("carried over", by=by)
        many += 1
    return many
