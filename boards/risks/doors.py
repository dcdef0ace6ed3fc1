"""Where the pages below open the risk register, and what waits for whoever keeps it."""

from datetime import date
from typing import Any

from boards.heirs import passes_on
from boards.meetings.became import becomes
from boards.meetings.models import LineKind
from boards.models import Board, Partnership
from boards.risks.figures import to_look_at
from boards.risks.heirs import RISKS
from boards.risks.minuted import of_lines
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE

MOST = 20

open_from(
    Partnership,
    Door(
        "Risk register",
        "risks:register",
        words="What could go wrong, how likely and how grave, and what is done about it.",
        order=20,
    ),
)
open_from(Board, Door("Raise a risk", "risks:raise", right="raise_risk", order=60))
becomes(LineKind.RISK)(of_lines)
passes_on(RISKS)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Risks that are to be looked at again. One query, for the service alone."""
    if not set(user.offices_now) & set(SERVICE):
        return []
    return [
        Task(
            "Look at a risk again",
            row.get_absolute_url(),
            row.look_again_on,
            f"{row.reference}, {row.board}: {row.what}",
        )
        for row in to_look_at(user, today).order_by("look_again_on")[:MOST]
    ]
