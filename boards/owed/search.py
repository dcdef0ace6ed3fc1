"""Reports owed to boards, found by their title."""

from boards.models import Board
from boards.owed.models import Expectation
from partnership.search.registry import indexed

indexed(
    Expectation,
    "Reports owed to boards",
    title=lambda row: row.title,
    words=lambda row: row.why,
    where=lambda row: row.board.name,
    related=("board",),
    follows=((Board, "board"),),
)
