"""Letters about sign-offs: the reference and the body, nothing of what the report says."""

from datetime import date

from boards.models import Membership
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.ui.words import plain_day
from reviews.commissioning.models import Step
from reviews.commissioning.permissions import BODY_CHAIRS

SIGN_OFF = declare_kind(
    Kind(
        "report-sign-off",
        "A report that your board or group is to agree to",
        "It was sent on to the body that you chair.",
        default=Way.AT_ONCE,
    )
)


def letters_to_chairs(step: Step, today: date) -> list[Draft]:
    """One letter to each who chairs the body that now has the report; none for a panel."""
    if step.body is None or step.since is None:
        return []
    chairs = Membership.objects.acting(BODY_CHAIRS, today).filter(board=step.body)
    people = {seat.person_id: seat.person for seat in chairs.select_related("person")}
    review = step.chain.review.reference
    sent = step.moves.count()
    return [
        Draft(
            key=f"report-sign-off:{step.pk}:{sent}:{person.pk}",
            to=person,
            subject=step,
            heading=f"{review}: {step.body} is to agree to the report",
            words=f"The report of review {review} was sent on to {step.body} on "
            f"{plain_day(step.since)}. It waits for the body to agree or to send it back.\n\n"
            f"{address_of(step)}\n",
            kind=SIGN_OFF.key,
        )
        for person in people.values()
    ]
