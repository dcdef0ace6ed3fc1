"""Where LeDeR reviews are found, and what of them waits for a decision."""

from datetime import date
from typing import Any

from boards.models import Board, BoardKind, Partnership
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import SERVICE
from partnership.clock.calendar import months_before
from reviews.leder.counting import DONE, SIX
from reviews.leder.models import LederReview
from reviews.leder.permissions import OF_ADULTS

MOST = 20


def steers(board: Board) -> bool:
    """Whether it can be a LeDeR steering group."""
    return board.kind == BoardKind.PANEL and board.remit in OF_ADULTS


open_from(
    Partnership,
    Door(
        "LeDeR reviews",
        "leder:register",
        right="see_leder",
        words="Reviews of deaths of adults with a learning disability and autistic adults, by "
        "reference and stage.",
        order=67,
    ),
    Door(
        "Counts of LeDeR reviews",
        "leder:counts",
        right="see_leder_counts",
        words="Quarter by quarter: notified, done, and done within six months.",
        order=68,
    ),
)
open_from(Board, Door("LeDeR reviews", "leder:of_board", right="see_leder", when=steers, order=46))


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Reviews past their six months that neither wait on hold nor say why: the reason is needed.
    One query, for the service alone."""
    if not set(user.offices_now) & set(SERVICE):
        return []
    rows = LederReview.objects.visible_to(user, "change", on=today).exclude(DONE)
    late = rows.filter(late_because="", notified_on__lt=months_before(today, SIX))
    late = late.exclude(holds__isnull=False, holds__ends_on__isnull=True)
    return [
        Task(
            "Say why a LeDeR review is late",
            row.get_absolute_url(),
            row.notified_on,
            f"{row.reference}, notified more than six months ago.",
        )
        for row in late.order_by("notified_on", "pk")[:MOST]
    ]
