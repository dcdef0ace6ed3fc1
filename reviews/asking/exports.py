"""The answers side by side, to take away: one line for each question and agency."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from reviews.asking.models import Asking, Question
from reviews.asking.side import OfAgency, side_by_side


@dataclass(frozen=True)
class Line:
    """One answer, or why there is none."""

    question: Question
    who: OfAgency
    said: str


def _asking(user: Any, params: Params) -> Asking:
    number = params["of"]
    if not (number.isascii() and number.isdigit() and len(number) <= 18):
        raise Http404
    sent = Asking.objects.filter(sent_at__isnull=False)
    found: Asking = seen_or_404(user, sent, pk=int(number))
    return found


def _lines(user: Any, params: Params, today: date) -> list[Line]:
    side = side_by_side(_asking(user, params), user, today)
    return [Line(one, who, said) for one, answers in side.rows for who, said in answers]


offer(
    ListExport(
        code="answers",
        title="Answers of agencies",
        of="number of a round of questions",
        named=lambda user, params: f"Answers of agencies: {_asking(user, params)}",
        rows=_lines,
        about=_asking,
        columns=(
            Column("Number", lambda line: line.question.number, "Of the question"),
            Column("Question", lambda line: line.question.words, "As it was put"),
            Column("Agency", lambda line: str(line.who.asked.who), "Who answers"),
            Column("Answer", lambda line: line.said, "Or why there is none"),
            Column("Stands", lambda line: line.who.words, "How the agency stands"),
            Column(
                "Submitted",
                lambda line: line.who.last.submitted_at if line.who.last else None,
                "When, if it was",
            ),
            Column(
                "Files",
                lambda line: "; ".join(file.title for file in line.who.files),
                "What came with the answers",
            ),
        ),
    )
)
