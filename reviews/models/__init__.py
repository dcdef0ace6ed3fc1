"""Incidents, reviews and what leads to publication."""

from reviews.models.deciding import Dissent, LimbAnswer
from reviews.models.incident import About, Ground, Incident, Numbering, Outcome
from reviews.models.publication import (
    Delay,
    DelayReason,
    Despatch,
    Explanation,
    Override,
    Publication,
    Recipient,
)
from reviews.models.review import Basis, Kind, Review, ReviewException, Scope

__all__ = [
    "About",
    "Basis",
    "Delay",
    "DelayReason",
    "Despatch",
    "Dissent",
    "Explanation",
    "Ground",
    "Incident",
    "Kind",
    "LimbAnswer",
    "Numbering",
    "Outcome",
    "Override",
    "Publication",
    "Recipient",
    "Review",
    "ReviewException",
    "Scope",
]
