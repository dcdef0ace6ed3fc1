"""Incidents, reviews and what leads to publication."""

from reviews.models.incident import About, Incident, Numbering, Outcome
from reviews.models.publication import (
    Delay,
    DelayReason,
    Despatch,
    Explanation,
    Override,
    Publication,
    Recipient,
)
from reviews.models.review import Kind, Review, ReviewException, Scope

__all__ = [
    "About",
    "Delay",
    "DelayReason",
    "Despatch",
    "Explanation",
    "Incident",
    "Kind",
    "Numbering",
    "Outcome",
    "Override",
    "Publication",
    "Recipient",
    "Review",
    "ReviewException",
    "Scope",
]
