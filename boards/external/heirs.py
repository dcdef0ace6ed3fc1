"""What waits for an answer to an outside body, when an agency that it concerns is followed."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.external.models import ConcernedAgency, ExternalEntry
from boards.heirs import Owes, Step


def unanswered(agencies: Collection[int], on: date) -> QuerySet[ExternalEntry]:
    """Entries that concern one of these agencies and wait for an answer."""
    concerned = ConcernedAgency.objects.filter(agency__in=agencies).values("entry")
    rows: QuerySet[ExternalEntry] = ExternalEntry.objects.open().filter(pk__in=concerned)
    return rows


def pass_on(rows: Sequence[ExternalEntry], step: Step) -> None:
    """They concern the heir too. That they concerned the old agency stays true, and stays."""
    known = set(
        ConcernedAgency.objects.filter(agency=step.heir, entry__in=rows).values_list(
            "entry", flat=True
        )
    )
    for row in rows:
        if row.pk not in known:
            step.keep(ConcernedAgency(entry=row, agency=step.heir))


EXTERNAL = Owes(
    "external",
    "Inspections and letters that wait for an answer",
    unanswered,
    pass_on,
    lambda row: f"{row}: {row.heading}",
    note="they concern the successor too",
    order=45,
)
