"""Business plans, what stands in them, and what was told of them."""

from boards.plan.models.action import PlanAction, Raised
from boards.plan.models.due import DueKnown
from boards.plan.models.plan import Objective, Plan, Priority, Status
from boards.plan.models.progress import Progress, Rag, Voice
from boards.plan.models.reading import Reading

__all__ = [
    "DueKnown",
    "Objective",
    "Plan",
    "PlanAction",
    "Priority",
    "Progress",
    "Rag",
    "Raised",
    "Reading",
    "Status",
    "Voice",
]
