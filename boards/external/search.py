"""Inspections, complaints reports and letters, found by the body and their words."""

from boards.external.models import ExternalEntry
from boards.models import Partnership
from partnership.search.registry import indexed, said

indexed(
    ExternalEntry,
    "Inspections, complaints and letters",
    title=lambda row: f"{row.reference}: {row.heading}",
    reference=lambda row: row.reference,
    words=lambda row: said(row.summary, row.to_answer, row.answer),
    where=lambda row: row.partnership.name,
    dated=lambda row: row.dated_on,
    related=("partnership",),
    follows=((Partnership, "partnership"),),
)
