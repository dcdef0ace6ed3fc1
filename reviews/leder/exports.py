"""Lists of the room to take away: the register by reference, and counts without any review."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from partnership.access.services import require
from partnership.exports.lists import Column, ListExport, Params, offer
from reviews.leder.counting import Line, Quarter, lines, quarters, register
from reviews.leder.models import MARKING


def _reviews(user: Any, params: Params, today: date) -> list[Line]:
    place = partnership_of(user, params)
    require(user, "see_leder", place)
    return lines(register(place, user, params), today)


def _quarters(user: Any, params: Params, today: date) -> list[Quarter]:
    place = partnership_of(user, params)
    require(user, "see_leder_counts", place)
    return quarters(place, today)


offer(
    ListExport(
        code="leder-reviews",
        title="LeDeR reviews",
        marking=MARKING,
        of="partnership",
        takes=("show",),
        rows=_reviews,
        restricted=lambda row: row.review,
        columns=(
            Column("Reference", lambda row: row.review.reference, "The number here"),
            Column("National platform", lambda row: row.review.national_reference, "There"),
            Column(
                "Steering group",
                lambda row: row.review.group.name if row.review.group else "",
                "Who oversees it",
            ),
            Column("Notified", lambda row: row.review.notified_on, "To LeDeR"),
            Column("Stage", lambda row: row.review.stage, "Where it stands"),
            Column("Due", lambda row: row.deadline.due_on if row.deadline else None, "Six months"),
            Column("Done", lambda row: row.review.completed_on, "Approved or closed"),
            Column("Age in days", lambda row: row.age, "From the notification"),
            Column("Adjusted age", lambda row: row.adjusted, "Without the days on hold"),
            Column("Why late", lambda row: row.review.late_because, "If it was said"),
        ),
    )
)
offer(
    ListExport(
        code="leder-quarters",
        title="LeDeR reviews by quarter",
        marking="Small numbers: not for publication",
        of="partnership",
        rows=_quarters,
        restricted=lambda row: None,
        columns=(
            Column("Quarter", lambda row: row.words, "Three months"),
            Column("Notified", lambda row: row.notified, "In the quarter"),
            Column("Done", lambda row: row.completed, "In the quarter"),
            Column("Within six months", lambda row: row.in_time, "Of those done"),
            Column("Share", lambda row: row.share, "Of those done"),
            Column("Adjusted", lambda row: row.in_time_adjusted, "Without the days on hold"),
            Column("On hold at the end", lambda row: row.held_at_end, "On its last day"),
        ),
    )
)
