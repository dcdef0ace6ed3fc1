"""How people were involved in one review, to take away."""

from datetime import date
from typing import Any

from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from reviews.involvement.models import Involvement
from reviews.models import Review


def _review(user: Any, params: Params) -> Review:
    named = Review.from_address(params["of"])
    found: Review = seen_or_404(user, Review.objects.all(), **named)
    return found


def _rows(user: Any, params: Params, today: date) -> list[Involvement]:
    rows = Involvement.objects.filter(review=_review(user, params), struck_because="")
    return list(rows.select_related("review"))


offer(
    ListExport(
        code="involvement",
        title="Involvement",
        of="review",
        named=lambda user, params: f"Involvement: {_review(user, params)}",
        rows=_rows,
        about=_review,
        columns=(
            Column("Who", lambda row: row.who, "By role"),
            Column("Stage", lambda row: row.at, "Of the review"),
            Column("Offered", lambda row: row.offered_on, "The day"),
            Column("How", lambda row: row.get_how_display(), "By letter, for example"),
            Column("What", lambda row: row.what, "What was offered"),
            Column("Why nothing was offered", lambda row: row.not_offered_because, "If so"),
            Column("Answer", lambda row: row.get_answer_display(), "What became of it"),
            Column("Answered", lambda row: row.answered_on, "The day"),
            Column("What they asked", lambda row: row.asked, "In words"),
            Column("What was done", lambda row: row.done, "In words"),
        ),
    )
)
