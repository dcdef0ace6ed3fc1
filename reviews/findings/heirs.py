"""The unsettled recommendations to an agency, when another follows it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.heirs import Owes, Step
from reviews.findings.models import Recommendation
from reviews.findings.standing import UNSETTLED, with_state


def unsettled(agencies: Collection[int], on: date) -> QuerySet[Recommendation]:
    """Those that ask one of these agencies and are not settled."""
    rows = with_state(Recommendation.objects.filter(agency__in=agencies)).filter(
        state__in=UNSETTLED
    )
    found: QuerySet[Recommendation] = Recommendation.objects.filter(pk__in=rows.values("pk"))
    return found


def pass_on(rows: Sequence[Recommendation], step: Step) -> None:
    """They ask the heir; whether the agency was sent them stays."""
    for row in rows:
        row.agency = step.heir
        step.keep(row)


RECOMMENDATIONS = Owes(
    "recommendations", "Recommendations that are not settled", unsettled, pass_on, order=35
)
