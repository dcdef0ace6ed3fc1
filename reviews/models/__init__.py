"""Incidents, reviews and what leads to publication."""

from reviews.models.deciding import Dissent, LimbAnswer
from reviews.models.delay import STANDS_STILL, Delay, DelayReason, OwnReason
from reviews.models.incident import About, Ground, Incident, Numbering, Outcome
from reviews.models.national import Informed, Reply, Says
from reviews.models.publication import (
    Comment,
    Despatch,
    Explanation,
    Override,
    Publication,
    Recipient,
)
from reviews.models.review import Basis, Kind, PanelPart, Review, ReviewException, Scope

__all__ = [
    "STANDS_STILL",
    "About",
    "Basis",
    "Comment",
    "Delay",
    "DelayReason",
    "Despatch",
    "Dissent",
    "Explanation",
    "Ground",
    "Incident",
    "Informed",
    "Kind",
    "LimbAnswer",
    "Numbering",
    "Outcome",
    "Override",
    "OwnReason",
    "PanelPart",
    "Publication",
    "Recipient",
    "Reply",
    "Review",
    "ReviewException",
    "Says",
    "Scope",
]
