"""What a return still lacks before it can be submitted, question by question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType

from audits.audience import questions_for
from audits.models import Answer, Evidence, Question, Return, Section, Use
from partnership.agencies.models import Succession
from partnership.documents.models import Document


@dataclass(frozen=True)
class Line:
    """One question of a return with its answer, if one stands, and what was answered last time."""

    section: Section
    question: Question
    answer: Answer | None
    last: Answer | None = None
    uses: Sequence[Use] = ()

    @property
    def lacks(self) -> list[str]:
        """What must still be said, in words; nothing where it is whole."""
        answer = self.answer
        if answer is None or (answer.grade is None and not answer.not_applicable):
            return ["Choose a grade, or say that it does not apply"]
        found = ["Confirm what was carried over"] if answer.to_confirm else []
        if answer.not_applicable:
            return found if answer.words.strip() else [*found, "Say why it does not apply"]
        found += [] if answer.words.strip() else ["Say what shows it"]
        if answer.grade is not None and answer.grade.needs_action:
            asks = {
                "action": "Say what will be done",
                "owner": "Say by whom",
                "due_on": "Say by when",
            }
            found += [words for name, words in asks.items() if not getattr(answer, name)]
        return found

    @property
    def state(self) -> tuple[str, str]:
        """In words and tint; a page begun is not a page untouched."""
        if self.answer is None:
            return "Not started", ""
        if self.answer.to_confirm:
            return "To confirm", "blue"
        return ("In part", "amber") if self.lacks else ("Complete", "green")

    @property
    def since_last(self) -> str:
        """How the grade compares with the last return's; empty where one of them is missing."""
        if self.last is None or self.answer is None or self.answer.to_confirm:
            return ""
        same = (self.last.grade, self.last.not_applicable) == (
            self.answer.grade,
            self.answer.not_applicable,
        )
        return "As last time" if same else "Changed since"


@dataclass(frozen=True)
class Part:
    """One standard of a return: its questions and how far they are."""

    section: Section
    lines: Sequence[Line]

    @property
    def complete(self) -> int:
        """How many questions lack nothing."""
        return sum(not line.lacks for line in self.lines)

    @property
    def state(self) -> tuple[str, str]:
        """In words and tint."""
        if self.complete == len(self.lines):
            return "Complete", "green"
        if all(line.answer is None for line in self.lines):
            return "Not started", ""
        confirm = any(line.answer and line.answer.to_confirm for line in self.lines)
        return ("To confirm", "blue") if confirm else ("Incomplete", "amber")


def lines_of(
    row: Return, section: Section | None = None, *, today: date | None = None
) -> list[Line]:
    """Every question that the agency is asked, or is asked in one section, in order.

    Seven queries, whatever their number. With `today` each file says whether it is old.
    """
    asked = Question.objects.filter(standard__edition=row.cycle.edition_id)
    sections = {one.standard_id: one for one in row.sections.select_related("standard", "person")}
    if section is not None:
        asked = asked.filter(standard=section.standard_id)
    questions = questions_for(asked.select_related("standard"), row.agency.kind)
    answers = {one.question_id: one for one in row.answers.select_related("grade")}
    last, uses = last_answers(row), uses_in(row, today)
    return [
        Line(
            sections[one.standard_id],
            one,
            answers.get(one.pk),
            last.get(one.key),
            uses.get(one.pk, ()),
        )
        for one in questions
        if one.standard_id in sections
    ]


def parts_of(lines: Iterable[Line]) -> list[Part]:
    """The same by standard."""
    found: dict[Section, list[Line]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return [Part(section, rows) for section, rows in found.items()]


def last_answers(row: Return) -> dict[str, Answer]:
    """What the agency, or the one agency that it follows, answered in the last cycle of the
    framework that it submitted, by the key of the question. Two queries.

    Where several agencies became one, nobody's answers are the last ones.
    """
    followed = Succession.objects.filter(after=row.agency_id).values_list("before", flat=True)
    before_it = list(followed.distinct()[:2])
    before = Return.objects.filter(
        agency__in=[row.agency_id, *(before_it if len(before_it) == 1 else [])],
        cycle__edition__framework=row.cycle.edition.framework_id,
        cycle__launched_at__lt=row.cycle.launched_at,
        submissions__isnull=False,
    )
    newest = before.order_by("-cycle__launched_at", "-pk").values("pk")[:1]
    found = Answer.objects.filter(of__in=newest).select_related("grade", "question", "of__cycle")
    return {one.question.key: one for one in found}


def uses_in(row: Return, today: date | None) -> dict[int, list[Use]]:
    """The files under the answers of a return, by question. Two queries."""
    kept = Use.objects.filter(evidence__of=row, taken_off=False).select_related("evidence")
    found: dict[int, list[Use]] = defaultdict(list)
    for use in kept:
        found[use.question_id].append(use)
    files = Document.objects.filter(
        subject_type=ContentType.objects.get_for_model(Evidence),
        subject_id__in={use.evidence_id for use in kept},
    )
    by_evidence = {file.subject_id: file for file in files}
    for use in kept:
        use.file = by_evidence.get(use.evidence_id)
        use.is_old = today is not None and use.evidence.is_old(today)
    return found


def lacking(lines: Iterable[Line]) -> list[tuple[Line, str]]:
    """Everything that is missing, one by one."""
    return [(line, words) for line in lines for words in line.lacks]
