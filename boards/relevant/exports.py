"""A published edition, and what each agency said in a review, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import number_of
from boards.models import Partnership
from boards.relevant.models import Confirmation, Edition, EditionEntry, ListReview
from boards.relevant.standing import title_of
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def _edition(user: Any, params: Params) -> Edition:
    """An edition of a partnership of theirs; others read it on its public page."""
    mine = Partnership.objects.visible_to(user).values("pk")
    rows = Edition.objects.filter(partnership__in=mine)
    found: Edition = seen_or_404(user, rows, pk=number_of(params))
    return found


def _entries(user: Any, params: Params, today: date) -> list[EditionEntry]:
    return list(_edition(user, params).entries.select_related("agency"))


def _asked(user: Any, params: Params, today: date) -> list[Confirmation]:
    review = seen_or_404(user, ListReview.objects.all(), pk=number_of(params))
    seen = Confirmation.objects.filter(review=review)
    return list(seen.select_related("agency", "said_by"))


offer(
    ListExport(
        code="edition",
        title="Lists of agencies, as published",
        of="number of an edition",
        named=lambda user, params: str(_edition(user, params)),
        rows=_entries,
        restricted=lambda row: None,
        columns=(
            Column("List", lambda row: title_of(row.list_name), "Which of the lists"),
            Column("Area", lambda row: row.area, "Where it is listed by area"),
            Column("Heading", lambda row: row.heading, "As printed"),
            Column("Subheading", lambda row: row.subheading, "As printed"),
            Column("Entry", lambda row: row.printed, "The words of the list"),
            Column("Agency", lambda row: row.agency.name, "The agency that they name"),
        ),
    )
)
offer(
    ListExport(
        code="confirmations",
        title="Agencies asked about their entries",
        of="number of a list review",
        rows=_asked,
        restricted=lambda row: None,
        columns=(
            Column("Agency", lambda row: row.agency.name, "Who was asked"),
            Column("Answer", lambda row: row.get_said_display(), "What it says, if it answered"),
            Column("Words", lambda row: row.words, "What must be changed"),
            Column("On", lambda row: row.said_on, "The day of the answer"),
            Column("By", lambda row: row.said_by.name if row.said_by else "", "Who answered"),
            Column("What came of it", lambda row: row.settled_because, "As the service settled it"),
        ),
    )
)
