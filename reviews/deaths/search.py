"""Deaths of children are found by their reference alone, here or in the national system."""

from partnership.search.registry import indexed
from reviews.deaths.models import Death

indexed(
    Death,
    "Child deaths",
    title=lambda row: f"Child death {row.reference}",
    reference=lambda row: row.reference,
    words=lambda row: row.external_reference,
    where=lambda row: row.panel.name if row.panel else "",
    dated=lambda row: row.notified_on,
    related=("panel",),
)
