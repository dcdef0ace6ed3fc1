"""Where child deaths are found, what waits for a person, and what an incident's page shows."""

from datetime import date
from typing import Any

from boards.models import Board, BoardKind, Partnership
from boards.models.board import Remit
from boards.rooms import Door, Shown, Task, asks, open_from, shows
from partnership.access.offices import SERVICE, Office
from reviews.deaths import loading  # noqa: F401 - brings the printed figures along
from reviews.deaths.models import Death, PanelReport
from reviews.deaths.registering import waiting_pauses, whole
from reviews.models import Incident

MOST = 20


def is_panel(board: Board) -> bool:
    """Whether it can be a child death overview panel."""
    return board.kind == BoardKind.PANEL and board.remit == Remit.CHILDREN


open_from(
    Partnership,
    Door(
        "Child deaths",
        "deaths:register",
        right="see_deaths",
        words="How far the panel is with each, by reference; the national system holds the case.",
        order=64,
    ),
    Door(
        "Figures of child deaths",
        "deaths:figures",
        right="see_death_counts",
        words="Quarter by quarter, and modifiable factors over five years.",
        order=65,
    ),
)
open_from(
    Board, Door("Child deaths", "deaths:of_board", right="see_deaths", when=is_panel, order=45)
)


@shows(Incident)
def of_incident(incident: Any, user: Any, today: date) -> Shown:
    """The child's death that led to it, for whoever may see that too."""
    found = whole(Death.objects.visible_to(user).filter(incident=incident)).first()
    return Shown("deaths/_of_incident.html", found)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Answers on suspicion, pauses that wait for nothing, checks to confirm. Three queries, for the
    service and those who chair a group."""
    if not set(user.offices_now) & {*SERVICE, Office.GROUP_CHAIR}:
        return []
    keeps = Death.objects.visible_to(user, "change", on=today)
    found = [
        Task(
            "Say whether abuse or neglect is suspected",
            row.get_absolute_url(),
            row.notified_on,
            f"Child death {row.reference}.",
        )
        for row in keeps.filter(suspected="").order_by("notified_on", "pk")[:MOST]
    ]
    found += [
        Task(
            "Take a child’s death up again",
            pause.death.get_absolute_url(),
            pause.starts_on,
            f"{pause.death.reference}: no practice review will follow.",
        )
        for pause in waiting_pauses(keeps)[:MOST]
    ]
    checks = PanelReport.objects.visible_to(user, "confirm", on=today)
    checks = checks.filter(checked_on__isnull=False, confirmed_on__isnull=True)
    found += [
        Task("Confirm a disclosure check", row.get_absolute_url(), row.checked_on, f"{row}.")
        for row in checks.exclude(checked_by=user)[:MOST]
    ]
    return found
