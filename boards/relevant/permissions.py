"""Who reviews the lists: the service; each agency's leads answer for their own; all read the rest.

An edition is published: everybody reads it, signed in or not.
"""

from boards.models import Partnership
from boards.permissions import INDEPENDENT, LEADS, by_service
from boards.relevant.models import Confirmation, Edition, ListReview
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import Everyone, Holders, allow, holders_of
from partnership.people.models import Appointment


def _of_agency(right: str, *, offices: tuple[Office, ...]) -> Holders:
    return holders_of(
        *offices,
        rights={right},
        tenure=Appointment,
        path="agency",
        at="agency",
        where="the agency that is asked",
    )


allow(
    Partnership,
    by_service("review_lists", path="pk"),
    words={"review_lists": "review and publish the lists of agencies"},
)
allow(
    ListReview,
    by_service("view", "see_changes", "keep", path="partnership"),
    by_service("view", path="partnership", offices=INDEPENDENT),
    words={"view": "read", "keep": "settle and publish it"},
)
allow(
    Confirmation,
    by_service("view", "see_changes", "keep", "answer", path="review__partnership"),
    by_service("view", path="review__partnership", offices=INDEPENDENT),
    _of_agency("answer", offices=LEADS),
    _of_agency("view", offices=AGENCY_OFFICES),
    words={"view": "read", "answer": "say whether its entries are right", "keep": "settle it"},
)
allow(
    Edition,
    Everyone(rights=frozenset({"view"})),
    by_service("see_changes", path="partnership"),
    words={"view": "read"},
)
