"""Who reviews the lists: the service; each agency's leads answer for their own; all read the rest.

An edition is published: everybody reads it, signed in or not.
"""

from boards.models import Partnership
from boards.permissions import INDEPENDENT, LEADS, by_service
from boards.relevant.models import Confirmation, Edition, ListReview
from partnership.access.policies import Everyone, allow, holders_of
from partnership.people.models import Appointment

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
    holders_of(
        *LEADS,
        rights={"view", "answer"},
        tenure=Appointment,
        path="agency",
        at="agency",
        where="the agency that is asked",
    ),
    words={"view": "read", "answer": "say whether its entries are right", "keep": "settle it"},
)
allow(
    Edition,
    Everyone(rights=frozenset({"view"})),
    by_service("see_changes", path="partnership"),
    words={"view": "read"},
)
