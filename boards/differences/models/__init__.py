"""Differences with their sides, stages and acts for safety; the policies that set the stages."""

from boards.differences.models.difference import (
    Difference,
    DifferenceQuerySet,
    Ground,
    Outcome,
    Safety,
    Side,
    State,
    Step,
    Theme,
)
from boards.differences.models.policy import CHILDREN_OR_ADULTS, Policy, PolicyStage

__all__ = [
    "CHILDREN_OR_ADULTS",
    "Difference",
    "DifferenceQuerySet",
    "Ground",
    "Outcome",
    "Policy",
    "PolicyStage",
    "Safety",
    "Side",
    "State",
    "Step",
    "Theme",
]
