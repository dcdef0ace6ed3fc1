"""Standing interests, declarations for a meeting, and rulings on them."""

from boards.interests.models.declared import Declaration, How, Outcome, Ruling
from boards.interests.models.standing import Interest, Kind

__all__ = ["Declaration", "How", "Interest", "Kind", "Outcome", "Ruling"]
