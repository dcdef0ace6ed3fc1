"""The open risks of an agency, when another follows it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.heirs import Owes, Step
from boards.risks.models import Risk


def still_open(agencies: Collection[int], on: date) -> QuerySet[Risk]:
    """Those that these agencies answer for."""
    rows: QuerySet[Risk] = Risk.objects.filter(agency__in=agencies, closed_on__isnull=True)
    return rows


def pass_on(rows: Sequence[Risk], step: Step) -> None:
    """The heir answers for them; who kept them and how they were judged stays."""
    for row in rows:
        row.agency = step.heir
        step.keep(row)


RISKS = Owes("risks", "Open risks", still_open, pass_on, lambda row: f"{row}: {row.what}", order=30)
