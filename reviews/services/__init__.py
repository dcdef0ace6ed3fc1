"""What can be done: each act checks the right, the moment and the input, then writes once."""

from reviews.services.incidents import (
    decide,
    record_incident,
    record_notice,
    record_rapid_review,
)
from reviews.services.publishing import (
    Refused,
    agree_override,
    ask_override,
    publish,
    publish_planned,
)
from reviews.services.reviews import (
    explain,
    plan_publication,
    record_copy,
    record_delay,
    sign_off,
    withdraw_copy,
)

__all__ = [
    "Refused",
    "agree_override",
    "ask_override",
    "decide",
    "explain",
    "plan_publication",
    "publish",
    "publish_planned",
    "record_copy",
    "record_delay",
    "record_incident",
    "record_notice",
    "record_rapid_review",
    "sign_off",
    "withdraw_copy",
]
