"""Questions to agencies are found by their words; the answers are read on their page alone."""

from partnership.search.registry import indexed, said
from reviews.asking.models import Asking, Question
from reviews.models import Incident, Review

indexed(
    Asking,
    "Questions to agencies",
    title=lambda row: f"{row}: {row.get_purpose_display().lower()}",
    words=lambda row: said(*(one.words for one in row.questions.all() if not one.dropped)),
    where=lambda row: row.board.name,
    dated=lambda row: row.drawn_up_on,
    related=("incident__board", "review__board"),
    prefetch=("questions",),
    follows=((Question, "questions"), (Incident, "incident"), (Review, "review")),
)
