"""Where differences are found: on the page of plans and registers, and on home."""

from datetime import date
from typing import Any

from boards.differences.heirs import DIFFERENCES
from boards.differences.models import Difference, State, Step
from boards.differences.people import OF_AGENCIES, OF_THE_WHOLE
from boards.differences.permissions import RAISE
from boards.heirs import passes_on
from boards.models import Membership, Partnership
from boards.rooms import Door, Task, asks, open_from
from partnership.people.models import Appointment

open_from(
    Partnership,
    Door(
        "Professional differences",
        "differences:register",
        right=RAISE,
        words="Raise one when agencies disagree about a case, and settle it stage by stage.",
        order=22,
    ),
)
MOST = 50
passes_on(DIFFERENCES)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Differences whose stage names an office that this person holds. Three queries."""
    posts = Appointment.objects.held(user, OF_AGENCIES, today).values_list("office", "agency")
    seats = Membership.objects.held(user, OF_THE_WHOLE, today)
    held = {*posts, *((office, None) for office in seats.values_list("office", flat=True))}
    if not held:
        return []
    seen = Difference.objects.visible_to(user, on=today).filter(state=State.OPEN)
    steps = Step.objects.filter(
        difference__in=seen, ended_on__isnull=True, office__in={office for office, _ in held}
    )
    rows = steps.select_related("difference").prefetch_related("difference__sides")
    found = []
    for step in rows.order_by("started_on")[:MOST]:
        mine = [
            side.agency_id
            for side in step.difference.sides.all()
            if (step.office, side.agency_id) in held
        ]
        if mine or (step.office, None) in held:
            words = f"{step.difference}, stage {step.number}: {step.title.lower()}."
            url = step.difference.get_absolute_url()
            agency = mine[0] if mine else None
            title = "Settle a professional difference, or move it on"
            found.append(Task(title, url, step.started_on, words, agency=agency))
    return found
