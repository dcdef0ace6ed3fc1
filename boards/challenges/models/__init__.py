"""Challenges and the rounds of question and answer."""

from boards.challenges.models.challenge import (
    OPEN,
    SETTLED,
    Challenge,
    ChallengeQuerySet,
    Round,
    Source,
    State,
    Verdict,
)
from boards.challenges.models.move import DueMove

__all__ = [
    "OPEN",
    "SETTLED",
    "Challenge",
    "ChallengeQuerySet",
    "DueMove",
    "Round",
    "Source",
    "State",
    "Verdict",
]
