"""Acts on the yearly review of the lists: open it, answer, settle, publish, record what was."""

from boards.relevant.services.publishing import Approval, publish, record_edition
from boards.relevant.services.reviewing import (
    answer,
    answer_by_link,
    open_review,
    settle,
    who_waits,
)

__all__ = [
    "Approval",
    "answer",
    "answer_by_link",
    "open_review",
    "publish",
    "record_edition",
    "settle",
    "who_waits",
]
