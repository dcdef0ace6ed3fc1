"""Where the pages below open what boards are owed, and what waits for whoever owes it."""

from boards.heirs import passes_on
from boards.models import Board, Partnership
from boards.owed.asking import waiting_for
from boards.owed.heirs import REPORTS
from boards.rooms import Door, asks, open_from

open_from(
    Partnership,
    Door(
        "Reports owed to boards",
        "owed:year",
        words="Which reports each board is due in the year, from whom, asked for, received, late.",
        order=13,
    ),
)
open_from(Board, Door("Reports it is owed", "owed:board", order=30))
asks(waiting_for)
passes_on(REPORTS)
