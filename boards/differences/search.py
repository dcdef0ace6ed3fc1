"""Differences are found by their reference, what they are about and the agencies on each side."""

from boards.differences.models import Difference
from partnership.agencies.models import Agency
from partnership.search.registry import indexed, said

indexed(
    Difference,
    "Professional differences",
    title=lambda row: f"Professional difference {row.reference}",
    reference=lambda row: row.reference,
    words=lambda row: said(row.get_ground_display(), row.words, row.case_reference, row.learning),
    where=lambda row: row.raised_for.name,
    dated=lambda row: row.raised_on,
    related=("raised_for",),
    follows=((Agency, "raised_for"),),
)
