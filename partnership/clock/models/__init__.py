"""Deadlines, what moved them, what was added to the law, and the values partnerships set."""

from partnership.clock.models.added import AdoptedEdition, Extent, Holiday
from partnership.clock.models.deadline import Deadline
from partnership.clock.models.local import LocalValue
from partnership.clock.models.moved import Moved

__all__ = ["AdoptedEdition", "Deadline", "Extent", "Holiday", "LocalValue", "Moved"]
