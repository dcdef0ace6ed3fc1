"""Acts on the register: enter and change, answer, and what follows from an entry."""

from boards.external.services.answering import (
    add_file,
    answer_entry,
    reopen_entry,
    say_no_answer,
    strike_entry,
)
from boards.external.services.following import (
    link_action,
    may_be_linked,
    raise_action_from,
    raise_challenge_from,
)
from boards.external.services.recording import Entered, change_entry, record_entry

__all__ = [
    "Entered",
    "add_file",
    "answer_entry",
    "change_entry",
    "link_action",
    "may_be_linked",
    "raise_action_from",
    "raise_challenge_from",
    "record_entry",
    "reopen_entry",
    "say_no_answer",
    "strike_entry",
]
