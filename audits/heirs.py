"""The returns that an agency has not submitted, when another follows it (a CCG becomes an ICB)."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from audits.models import Return
from boards.heirs import Owes, Step


def not_submitted(agencies: Collection[int], on: date) -> QuerySet[Return]:
    """Those of launched cycles that one of these agencies still has to submit."""
    rows: QuerySet[Return] = Return.objects.filter(agency__in=agencies, submitted_at__isnull=True)
    return rows


def pass_on(rows: Sequence[Return], step: Step) -> None:
    """The heir goes on with the answers as they stand; colleagues who were given a standard keep it
    if they hold an office there. An heir that is asked in the same cycle answers its own return:
    the old one stays as it was left, with its answers, and nobody is reminded of it."""
    own = Return.objects.filter(agency=step.heir, cycle__in=[row.cycle_id for row in rows])
    asked = set(own.values_list("cycle", flat=True))
    for row in rows:
        if row.cycle_id in asked:
            continue
        row.agency = step.heir
        step.keep(row)
        for section in row.sections.filter(person__isnull=False).select_related("person"):
            if not step.goes_on_for(section.person):
                section.person = None
                step.keep(section)


RETURNS = Owes(
    "audit-returns",
    "Self-assessments that are not submitted",
    not_submitted,
    pass_on,
    note="One that the successor is asked for itself stays with the old agency, as it was left.",
    order=60,
)
