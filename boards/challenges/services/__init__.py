"""Acts on challenges: raise, send, answer, judge, withdraw, raise an action."""

from boards.challenges.services.answering import (
    Judgement,
    answer_challenge,
    judge_challenge,
    raise_action_from,
    withdraw_challenge,
)
from boards.challenges.services.attending import (
    Attended,
    Poor,
    draft_attendance_challenge,
    limits_of,
    poor_attenders,
    send_draft,
)
from boards.challenges.services.moving import move_due
from boards.challenges.services.raising import Asked, raise_challenge

__all__ = [
    "Asked",
    "Attended",
    "Judgement",
    "Poor",
    "answer_challenge",
    "draft_attendance_challenge",
    "judge_challenge",
    "limits_of",
    "move_due",
    "poor_attenders",
    "raise_action_from",
    "raise_challenge",
    "send_draft",
    "withdraw_challenge",
]
