"""The approved editions of a pack, to take away as a list."""

from datetime import date
from typing import Any

from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from reviews.models import Review
from reviews.packs.models import PackEdition


def _review(user: Any, params: Params) -> Review:
    named = Review.from_address(params["of"])
    found: Review = seen_or_404(user, Review.objects.all(), **named)
    return found


def _rows(user: Any, params: Params, today: date) -> Any:
    rows = PackEdition.objects.visible_to(user).filter(pack__review=_review(user, params))
    return rows.select_related("approved_by", "pack__review")


offer(
    ListExport(
        code="pack-editions",
        title="Approved editions of the pack",
        of="review",
        named=lambda user, params: f"Pack: {_review(user, params)}",
        about=_review,
        rows=_rows,
        restricted=lambda row: row,
        columns=(
            Column("Document", lambda row: row.get_kind_display(), "Which of the pack"),
            Column("Edition", lambda row: row.number, "Counted for each document"),
            Column("Title", lambda row: row.title, "As everybody reads it"),
            Column("Approved on", lambda row: row.approved_on, "Its words are frozen from then"),
            Column("Approved by", lambda row: str(row.approved_by), "Not somebody who wrote it"),
            Column("Why another", lambda row: row.because, "In place of the edition before"),
            Column("Replaced on", lambda row: row.replaced_on, "By the next edition"),
            Column("Withdrawn on", lambda row: row.withdrawn_on, "Off the public page"),
            Column("Withdrawn because", lambda row: row.withdrawn_because, "The reason"),
        ),
    )
)
