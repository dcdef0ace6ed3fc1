"""Commissions, terms of reference, drafts of the report and the chain that signs it off."""

from reviews.commissioning.models.chain import Chain, Move, MoveKind, State, Step, StepKind
from reviews.commissioning.models.commission import (
    Basis,
    Commission,
    Conflict,
    Method,
    Milestone,
    Role,
    Ruling,
    Statement,
)
from reviews.commissioning.models.terms import Approval, TakesPart, Terms
from reviews.commissioning.models.version import Comparison, Version

__all__ = [
    "Approval",
    "Basis",
    "Chain",
    "Commission",
    "Comparison",
    "Conflict",
    "Method",
    "Milestone",
    "Move",
    "MoveKind",
    "Role",
    "Ruling",
    "State",
    "Statement",
    "Step",
    "StepKind",
    "TakesPart",
    "Terms",
    "Version",
]
