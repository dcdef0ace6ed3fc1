"""Answers side by side: questions down, agencies across; and the same as a document."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnership.documents.blocks import Block, Heading, Words, Written
from partnership.documents.models import Document
from partnership.ui.words import plain_day
from reviews.asking.models import Asked, Asking, Question, Submission

NOT_ASKED = "Not asked"
NO_ANSWER = "No answer yet"
NOTHING_HELD = "The agency says that it holds nothing"


@dataclass
class OfAgency:
    """One agency as the page shows it: how it stands, its last answers, its files."""

    asked: Asked
    words: str
    tint: str
    last: Submission | None
    given: dict[int, str]
    put: set[int]
    files: list[Document] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether its answers wait to be read."""
        last = self.last
        return last is not None and last.read_on is None and last.sent_back_on is None

    def to(self, question: Question) -> str:
        """The answer to a question, or why there is none."""
        if question.pk not in self.put:
            return NOT_ASKED
        if self.last is None:
            return NO_ANSWER
        return NOTHING_HELD if self.last.holds_nothing else self.given.get(question.pk, NO_ANSWER)


@dataclass(frozen=True)
class Side:
    """The whole round: `rows` are the questions with the answers in the order of `agencies`."""

    asking: Asking
    questions: list[Question]
    agencies: list[OfAgency]

    @property
    def rows(self) -> list[tuple[Question, list[tuple[OfAgency, str]]]]:
        """Questions down, agencies across."""
        return [(one, [(who, who.to(one)) for who in self.agencies]) for one in self.questions]


def standing(asked: Asked, last: Submission | None, today: date) -> tuple[str, str]:
    """How an agency stands in words, and the colour of them."""
    if asked.request is None:
        return "Not sent", ""
    words, tint = asked.request.standing(today)
    if words == "Answered" and last is not None:
        return ("Answered and read", "green") if last.read_on else ("Answered, to read", "blue")
    if last is not None and last.sent_back_on and words in {"Open", "Late"}:
        return f"Sent back, {words.lower()}", "amber" if words == "Open" else "red"
    return words, tint


def side_by_side(asking: Asking, user: Any, today: date) -> Side:
    """The answers as this reader may see them; a fixed number of queries."""
    seen = Asked.objects.visible_to(user).filter(asking=asking)
    rows = list(seen.select_related("agency", "request__agency").prefetch_related("put"))
    for row in rows:
        row.asking = asking
    last = last_of(rows, user)
    files = files_of(last.values())
    agencies = []
    for row in rows:
        mine = last.get(row.pk)
        words, tint = standing(row, mine, today)
        given = {one.question_id: one.words for one in mine.answers.all()} if mine else {}
        put = {one.question_id for one in row.put.all()}
        found = files.get(mine.pk, []) if mine else []
        agencies.append(OfAgency(row, words, tint, mine, given, put, found))
    questions = list(asking.questions.filter(dropped=False))
    return Side(asking, questions, sorted(agencies, key=lambda one: str(one.asked.who)))


def last_of(rows: Iterable[Asked], user: Any) -> dict[int, Submission]:
    """The newest answers of each, also those that were sent back. Two queries."""
    seen = Submission.objects.visible_to(user).filter(asked__in=[row.pk for row in rows])
    found: dict[int, Submission] = {}
    for one in seen.select_related("submitted_by", "read_by").prefetch_related("answers"):
        found.setdefault(one.asked_id, one)  # the newest comes first
    return found


def files_of(submissions: Iterable[Submission]) -> dict[int, list[Document]]:
    """The files that came with each. One query; whoever reads the answers may fetch them."""
    numbers = {one.pk for one in submissions}
    found: defaultdict[int, list[Document]] = defaultdict(list)
    for file in Document.objects.filter(subject_id__in=numbers, **_about_submissions()):
        found[file.subject_id].append(file)
    return found


def _about_submissions() -> dict[str, Any]:
    meta = Submission._meta
    return {
        "subject_type__app_label": meta.app_label,
        "subject_type__model": meta.model_name,
    }


def written(side: Side, user: Any, today: date) -> Written:
    """The same as a document: under each question every agency's answer."""
    asking = side.asking
    blocks: list[Block] = []
    for question, answers in side.rows:
        blocks.append(Heading(f"{question.number}. {question.words}"))
        blocks += [Words(said, lead=str(who.asked.who)) for who, said in answers]
    blocks.append(Heading("How each agency stands"))
    for who in side.agencies:
        files = "; ".join(file.title for file in who.files)
        more = f" Files: {files}." if files else ""
        blocks.append(Words(f"{who.words}.{more}", lead=str(who.asked.who)))
    facts = [
        ("Case", asking.case.reference),
        ("What for", asking.get_purpose_display()),
        ("Basis", asking.basis_words),
        ("By when", plain_day(asking.due_on)),
    ]
    title = f"Answers of agencies: {asking}"
    return Written(title, today, str(user), blocks, facts, asking.marking)
