"""LeDeR reviews are found by their reference alone, here or on the platform."""

from partnership.search.registry import indexed
from reviews.leder.models import LederReview

indexed(
    LederReview,
    "LeDeR reviews",
    title=lambda row: f"LeDeR review {row.reference}",
    reference=lambda row: row.reference,
    words=lambda row: row.national_reference,
    where=lambda row: row.group.name if row.group else "",
    dated=lambda row: row.notified_on,
    related=("group",),
)
