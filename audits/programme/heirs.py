"""What an agency still has to do in audits, when another follows it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from audits.programme.models import Audit, Part
from boards.heirs import Owes, Step


def _open_audits(agencies: Collection[int], on: date) -> QuerySet[Audit]:
    rows: QuerySet[Audit] = Audit.objects.filter(
        agency__in=agencies, reported_on__isnull=True, given_up_because=""
    )
    return rows


def _pass_audits(rows: Sequence[Audit], step: Step) -> None:
    for row in rows:
        row.agency = step.heir
        step.keep(row)


def _open_parts(agencies: Collection[int], on: date) -> QuerySet[Part]:
    rows: QuerySet[Part] = Part.objects.filter(
        agency__in=agencies,
        returned_at__isnull=True,
        audit__reported_on__isnull=True,
        audit__given_up_because="",
    )
    return rows


def _pass_parts(rows: Sequence[Part], step: Step) -> None:
    """The heir goes on where the agency left; one that is asked itself judges its own part."""
    own = Part.objects.filter(agency=step.heir, audit__in=[row.audit_id for row in rows])
    asked = set(own.values_list("audit", flat=True))
    for row in rows:
        if row.audit_id not in asked:
            row.agency = step.heir
            step.keep(row)


AUDITS = Owes("single-audits", "Audits of their own work", _open_audits, _pass_audits, order=61)
PARTS = Owes(
    "audit-parts",
    "Cases of audits that are not judged",
    _open_parts,
    _pass_parts,
    note="Where the successor is asked itself, the old part stays as it was left.",
    order=62,
)
