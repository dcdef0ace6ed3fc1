"""The register of professional differences to take away."""

from datetime import date
from typing import Any

from boards.differences.looking import TAKES, register
from boards.differences.models import DifferenceQuerySet
from boards.differences.permissions import RAISE
from boards.models import Partnership
from partnership.access.services import require
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def _place(user: Any, params: Params) -> Partnership:
    found: Partnership = seen_or_404(user, Partnership.objects.all(), key=params["of"])
    require(user, RAISE, found)
    return found


def _rows(user: Any, params: Params, today: date) -> DifferenceQuerySet:
    return register(user, _place(user, params), params, today).rows


offer(
    ListExport(
        code="differences",
        title="Professional differences",
        of="partnership",
        named=lambda user, params: f"Professional differences: {_place(user, params)}",
        rows=_rows,
        takes=TAKES,
        columns=(
            Column("Reference", lambda row: row.reference, "Its number here"),
            Column("Raised on", lambda row: row.raised_on, "The day it was raised"),
            Column("Raised by", lambda row: row.raised_for.name, "The agency that raises it"),
            Column(
                "Asked",
                lambda row: "; ".join(str(one) for one in row.agencies_asked()),
                "The agencies that are asked",
            ),
            Column("For", lambda row: row.get_remit_display(), "Children or adults"),
            Column("About", lambda row: row.get_ground_display(), "What they disagree about"),
            Column("Stage", lambda row: row.stage, "The newest stage"),
            Column("Stage ends on", lambda row: row.due_on, "By the policy of its first day"),
            Column("Resolved on", lambda row: row.resolved_on, "Empty while it is open"),
            Column("Outcome", lambda row: row.get_outcome_display(), "How it ended"),
            Column("Theme", lambda row: row.get_theme_display(), "What is to be learned"),
            Column("Learning", lambda row: row.learning, "In a sentence or two"),
        ),
    )
)
