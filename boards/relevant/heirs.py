"""What an agency is asked of its entries in the lists, when another follows it in a review.

The entries themselves pass with the succession, where they are ticked; published editions stay as
they were printed.
"""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.heirs import Owes, Step
from boards.relevant.models import Confirmation


def unanswered(agencies: Collection[int], on: date) -> QuerySet[Confirmation]:
    """Those of reviews that are open, neither answered nor settled."""
    rows: QuerySet[Confirmation] = Confirmation.objects.filter(
        agency__in=agencies, said="", settled_because="", review__edition__isnull=True
    )
    return rows.select_related("agency", "review__edition")


def pass_on(rows: Sequence[Confirmation], step: Step) -> None:
    """The heir is asked; where it is asked already, the old one is settled."""
    reviews = [row.review_id for row in rows]
    there = Confirmation.objects.filter(review__in=reviews, agency=step.heir)
    asked = set(there.values_list("review", flat=True))
    for row in rows:
        if row.review_id in asked:
            row.settled_because = f"Followed by {step.heir}, which is asked itself"
            row.settled_on = step.today
        else:
            row.agency = step.heir
        step.keep(row)


CONFIRMATIONS = Owes("confirmations", "Entries of lists to confirm", unanswered, pass_on, order=70)
