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

__all__ = [
    "OPEN",
    "SETTLED",
    "Challenge",
    "ChallengeQuerySet",
    "Round",
    "Source",
    "State",
    "Verdict",
]
