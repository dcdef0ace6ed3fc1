"""Incidents, reviews and what leads to publication."""

from reviews.models.deciding import Dissent, LimbAnswer
from reviews.models.delay import STANDS_STILL, Delay, DelayReason, OwnReason
from reviews.models.incident import About, Ground, Incident, Numbering, Outcome
from reviews.models.naming import CaseNaming, PanelPart
from reviews.models.national import Informed, Reply, Says
from reviews.models.publication import (
    Comment,
    Despatch,
    Explanation,
    Override,
    Publication,
    Recipient,
)
from reviews.models.review import Basis, Kind, Review, Scope

__all__ = [
    "STANDS_STILL",
    "About",
    "Basis",
    "CaseNaming",
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
    "Says",
    "Scope",
]
