"""Open professional differences of an agency, when another follows it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.differences.models import Difference, Side
from boards.heirs import Owes, Step


def still_open(agencies: Collection[int], on: date) -> QuerySet[Difference]:
    """Those on a side of which one of these agencies stands."""
    sides = Side.objects.filter(agency__in=agencies, ended_on__isnull=True)
    rows: QuerySet[Difference] = Difference.objects.open().filter(pk__in=sides.values("difference"))
    return rows


def pass_on(rows: Sequence[Difference], step: Step) -> None:
    """The heir takes the place on the same side, unless it stands on one itself. The old side
    stays, with its last day; so does which agency raised it."""
    sides = Side.objects.filter(difference__in=rows, agency__in=[step.old.pk, step.heir.pk])
    there = {(one.difference_id, one.agency_id): one for one in sides}
    for row in rows:
        old = there[row.pk, step.old.pk]
        old.ended_on = step.last_day
        step.keep(old)
        if (row.pk, step.heir.pk) not in there:
            step.keep(Side(difference=row, agency=step.heir, asked=old.asked))


DIFFERENCES = Owes(
    "differences",
    "Open professional differences",
    still_open,
    pass_on,
    lambda row: f"{row}: {row.get_ground_display()}",
    order=50,
)
