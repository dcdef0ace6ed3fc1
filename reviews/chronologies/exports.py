"""The merged timeline, to take away as it is chosen on its page."""

from datetime import date
from typing import Any

from partnership.access.views import seen_or_404
from partnership.exports.lists import Cell, Column, ListExport, Params, offer
from partnership.ui.times import plain_time
from reviews.chronologies.forms import FilterForm
from reviews.chronologies.models import Entry, KnownTo
from reviews.chronologies.timeline import TAKES, agencies_in, entries_of
from reviews.models import Review


def _review(user: Any, params: Params) -> Review:
    named = Review.from_address(params["of"])
    found: Review = seen_or_404(user, Review.objects.all(), **named)
    return found


def _rows(user: Any, params: Params, today: date) -> Any:
    review = _review(user, params)
    agencies = [one for one, _ in agencies_in(review, user)]
    form = FilterForm({name: params.get(name, "") for name in TAKES}, agencies=agencies)
    return form.chosen().of(entries_of(review, user))


def _day(row: Entry) -> Cell:
    return row.on if row.known_to == KnownTo.DAY else row.when


offer(
    ListExport(
        code="chronology",
        title="Chronology",
        of="review",
        named=lambda user, params: f"Chronology: {_review(user, params)}",
        rows=_rows,
        about=_review,
        restricted=lambda row: None,
        takes=TAKES,
        columns=(
            Column("Day", _day, "The day; words where only the month or year is known"),
            Column("Time", lambda row: plain_time(row.at) if row.at else "", "If it is known"),
            Column("Agency", lambda row: str(row.agency), "Whose record it is"),
            Column("What happened", lambda row: row.words, "As the agency tells it"),
            Column("Significance", lambda row: row.comment, "In the agency’s view"),
            Column("Source document", lambda row: row.source, "Where it stands"),
            Column("Marked", lambda row: row.marked_on, "When the panel marked it, if it did"),
            Column("Struck", lambda row: row.struck_because, "Why, if it is struck"),
        ),
    )
)
