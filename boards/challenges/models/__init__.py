"""Challenges, what they came from, and the rounds of question and answer."""

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
from boards.challenges.models.origin import Origin

__all__ = [
    "OPEN",
    "SETTLED",
    "Challenge",
    "ChallengeQuerySet",
    "DueMove",
    "Origin",
    "Round",
    "Source",
    "State",
    "Verdict",
]
