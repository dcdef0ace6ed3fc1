"""Acts on professional differences and on the policy that sets their stages."""

from boards.differences.services.following import propose_item_from, raise_action_from
from boards.differences.services.moving import (
    move_on,
    record_safety,
    recount_stages,
    resolve_difference,
)
from boards.differences.services.policies import StageSet, set_policy
from boards.differences.services.raising import Raised, raise_difference, raisers

__all__ = [
    "Raised",
    "StageSet",
    "move_on",
    "propose_item_from",
    "raise_action_from",
    "raise_difference",
    "raisers",
    "record_safety",
    "recount_stages",
    "resolve_difference",
    "set_policy",
]
