"""The open actions of an agency, when another follows it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.heirs import Owes, Step
from boards.models import Action


def still_open(agencies: Collection[int], on: date) -> QuerySet[Action]:
    """Those that these agencies own."""
    rows: QuerySet[Action] = Action.objects.open().filter(owner_agency__in=agencies)
    return rows


def pass_on(rows: Sequence[Action], step: Step) -> None:
    """They are the heir's; a person goes on with one where their office goes on too."""
    heir = step.heir
    stay = set(heir.appointments.filter(ends_on__isnull=True).values_list("person", flat=True))
    stay |= set(heir.seats.filter(ends_on__isnull=True).values_list("person", flat=True))
    for action in rows:
        action.owner_agency = heir
        if action.owner_id not in stay:
            action.owner = None
        step.keep(action)


ACTIONS = Owes(
    "actions", "Open actions", still_open, pass_on, lambda row: f"{row}: {row.what}", order=10
)
