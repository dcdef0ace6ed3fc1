"""Where the themes open, and what stands of them on a board's page."""

from datetime import date
from typing import Any

from boards.models import Board, Partnership
from boards.rooms import Door, Shown, open_from, shows
from boards.themes.mapping import themes_of

open_from(
    Partnership,
    Door(
        "Themes shared between boards",
        "themes:mapping",
        words="Which board leads, contributes or is kept informed, and in which protocol.",
        order=43,
    ),
)


@shows(Board)
def shared(board: Any, user: Any, today: date) -> Shown:
    """The themes that this board shares with others today."""
    return Shown("themes/_of_board.html", themes_of(board, user, today))
