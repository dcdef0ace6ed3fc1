"""Acts on task and finish groups: say by when, write and send the report, accept it and close."""

from boards.closing.services.accepting import Acceptance, accept, give_back
from boards.closing.services.writing import (
    Words,
    add_resource,
    send_report,
    set_term,
    withdraw_resource,
    write_report,
)

__all__ = [
    "Acceptance",
    "Words",
    "accept",
    "add_resource",
    "give_back",
    "send_report",
    "set_term",
    "withdraw_resource",
    "write_report",
]
