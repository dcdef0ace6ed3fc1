"""What plans ask of a person: a word from the agency that leads an action whose time has passed."""

from datetime import date, timedelta
from typing import Any

from boards.plan.models import PlanAction, Status, Voice
from boards.plan.permissions import REPORTERS
from boards.plan.reading import WITH, lines_of
from boards.plan.standing import State
from boards.rooms import Task, asks
from partnership.people.models import Appointment


@asks
def words_owed(user: Any, today: date) -> list[Task]:
    """Late actions that an agency leads, of which it has said nothing since their time passed.

    One query for whoever leads no agency; otherwise the same few for one action as for many.
    """
    led = set(Appointment.objects.held(user, REPORTERS, today).values_list("agency", flat=True))
    if not led:
        return []
    rows = PlanAction.objects.visible_to(user, "report", on=today).filter(
        agency__in=led, plan__status=Status.AGREED, ended_on__isnull=True, due_on__lt=today
    )
    found = []
    for line in lines_of(rows.select_related(*WITH), user, today, today):
        last = line.action.last_day
        if line.standing.state != State.LATE or last is None or _spoke_since(line.told, last):
            continue
        found.append(
            Task(
                what=f"Write how far you are: {line.action.what[:120]}",
                url=line.action.get_absolute_url(),
                since=last + timedelta(days=1),
                words=f"{line.action.plan}, action {line.action.number}",
                agency=line.action.agency_id,
            )
        )
    return found


def _spoke_since(told: list[Any], last: date) -> bool:
    return any(one.voice == Voice.OWNER and one.as_at > last for one in told)
