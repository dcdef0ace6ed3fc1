"""Findings and recommendations, found by whoever may read them; national recommendations.

A recommendation is found by its own words alone: its readers at the agency do not read the finding.
"""

from partnership.search.registry import indexed, said
from reviews.findings.models import (
    Finding,
    LearningTheme,
    NationalRecommendation,
    NationalReport,
    Recommendation,
)
from reviews.models import Review


def _title(row: Finding) -> str:
    """A struck one is not found."""
    return "" if row.struck_because else f"{row.review.reference}, finding {row.number}"


indexed(
    Finding,
    "Findings",
    title=_title,
    words=lambda row: said(row.words, row.theme.name),
    dated=lambda row: row.found_on,
    related=("review", "theme"),
    follows=((Review, "review"), (LearningTheme, "theme")),
)
indexed(
    Recommendation,
    "Recommendations",
    title=lambda row: "" if row.withdrawn_because else f"Recommendation {row.reference}",
    reference=lambda row: row.reference,
    words=lambda row: said(row.words, row.measure),
    dated=lambda row: row.made_on,
)
indexed(
    NationalRecommendation,
    "National recommendations",
    title=lambda row: "" if row.struck_because else str(row)[:200],
    words=lambda row: said(row.words, row.said, row.report.publisher),
    dated=lambda row: row.report.published_on,
    related=("report",),
    follows=((NationalReport, "report"),),
)
