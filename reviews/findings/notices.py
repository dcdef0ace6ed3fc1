"""Letters about recommendations: the reference and a link, nothing of the review."""

from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day
from reviews.findings.models import Recommendation

RECOMMENDED = declare_kind(
    Kind(
        "recommendation",
        "Recommendations to your agency",
        "A review recommends something to your agency.",
        default=Way.AT_ONCE,
    )
)


def letter_to_lead(row: Recommendation, to: User) -> Draft:
    """Tells a lead that the agency was sent it; each sending once."""
    assert row.sent_on is not None
    return Draft(
        key=f"recommendation:sent:{row.pk}:{row.agency_id}:{row.sent_on}:{to.pk}",
        to=to,
        subject=row,
        heading=f"{row}: a recommendation to {row.agency}",
        words=f"Recommendation {row} was sent to {row.agency} on {plain_day(row.sent_on)}.\n\n"
        f"Sign in to read it:\n\n{address_of(row)}\n",
        kind=RECOMMENDED.key,
    )
