"""Agreements in force and open requests for information, when another agency follows one.

The law of a merger may carry a contract over, but nobody signs for another: the heir stands as a
party that has not signed until the service writes down that it has. It may read the text that it
is to sign.
"""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.heirs import Owes, Step
from boards.sharing.models import Agreement, InformationRequest, Party
from partnership.records.dated import not_over_on


def in_force(agencies: Collection[int], on: date) -> QuerySet[Agreement]:
    """Agreements to which one of these agencies is a party and that neither ran out nor were
    withdrawn."""
    parties = Party.objects.filter(agency__in=agencies, ended_on__isnull=True)
    rows: QuerySet[Agreement] = Agreement.objects.filter(
        not_over_on(on), document__withdrawn_on__isnull=True, pk__in=parties.values("agreement")
    )
    return rows.select_related("document")


def pass_agreements_on(rows: Sequence[Agreement], step: Step) -> None:
    """The heir is a party that has not signed, unless it is one already; the old party stays with
    its last day."""
    parties = Party.objects.filter(agreement__in=rows, agency__in=[step.old.pk, step.heir.pk])
    there = {(one.agreement_id, one.agency_id): one for one in parties}
    for row in rows:
        old = there[row.pk, step.old.pk]
        old.ended_on = step.last_day
        step.keep(old)
        if (row.pk, step.heir.pk) not in there:
            step.keep(Party(agreement=row, agency=step.heir, to_sign=True))


def unanswered(agencies: Collection[int], on: date) -> QuerySet[InformationRequest]:
    """Requests that these agencies have neither answered nor the chair settled."""
    rows: QuerySet[InformationRequest] = InformationRequest.objects.filter(
        agency__in=agencies, answered_on__isnull=True, settled_on__isnull=True
    )
    return rows


def pass_requests_on(rows: Sequence[InformationRequest], step: Step) -> None:
    """The heir is asked, by the same day."""
    for row in rows:
        row.agency = step.heir
        step.keep(row)


AGREEMENTS = Owes(
    "agreements",
    "Information-sharing agreements",
    in_force,
    pass_agreements_on,
    note="the successor stands as a party that has not signed",
    order=60,
)
REQUESTS = Owes(
    "requests",
    "Requests for information",
    unanswered,
    pass_requests_on,
    lambda row: f"{row}: {row.what}",
    order=25,
)
