"""Findings, recommendations, what was decided on them and whether practice changed."""

from reviews.findings.models.learning import EarlySharing, Finding, LearningTheme
from reviews.findings.models.national import NationalRecommendation, NationalReport, Status
from reviews.findings.models.recommending import (
    Acceptance,
    PracticeCheck,
    Recommendation,
    Sort,
)

__all__ = [
    "Acceptance",
    "EarlySharing",
    "Finding",
    "LearningTheme",
    "NationalRecommendation",
    "NationalReport",
    "PracticeCheck",
    "Recommendation",
    "Sort",
    "Status",
]
