"""Who sees a difference: the agencies on its sides, the partnership service, the Independent Chair.

Nobody else in the partnership is told that it exists; a chair of a group sees what she raised.
"""

from boards.differences.models import Difference
from boards.models import Membership, Partnership
from boards.permissions import HERE, INDEPENDENT, LISTED, by_service
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import allow, holders_of
from partnership.people.models import Appointment

CHAIR = (Office.GROUP_CHAIR,)
RAISE = "raise_difference"

allow(
    Difference,
    by_service("view", "see_changes", "follow", path="partnership"),
    by_service("view", path="partnership", offices=INDEPENDENT),
    holders_of(
        *AGENCY_OFFICES,
        rights={"view"},
        tenure=Appointment,
        path="sides__agency",
        at="agency",
        where="an agency on either side",
        many=True,
    ),
    holders_of(
        *CHAIR,
        rights={"view"},
        tenure=Membership,
        path="raised_by",
        at="person",
        same=(("partnership", "board__partnership"),),
        where="a group of the partnership, of what they raised",
    ),
    words={
        "view": "read it, move it on, resolve it, record acts for safety",
        "follow": "raise an action or propose an item from it",
    },
)
allow(
    Partnership,
    by_service(RAISE, path="pk"),
    by_service(RAISE, path="pk", offices=INDEPENDENT),
    holders_of(
        *CHAIR, rights={RAISE}, tenure=Membership, path="pk", at="board__partnership", where=HERE
    ),
    holders_of(
        *AGENCY_OFFICES,
        rights={RAISE},
        tenure=Appointment,
        path="pk",
        at="agency__listings__partnership",
        at_dated=f"agency__{LISTED}",
        where="an agency of the partnership",
    ),
    words={RAISE: "raise a professional difference"},
)
