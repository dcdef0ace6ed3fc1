"""Who sees a partnership's boards, agencies, meetings and people."""

from typing import Any

from boards.models import Board, BoardLink, Decision, Listing, Meeting, Membership, Partnership
from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES, SERVICE, Office
from partnership.access.policies import Way, allow, holders_of
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User

HERE = "the partnership"
LISTED = "listings__"  # only listings that run: an agency taken off a list closes with it


def in_partnership(path: str, *, many: bool = False, path_dated: str = "") -> tuple[Way, Way]:
    """Everybody with an office in the partnership, or for an agency that it lists now, may look."""
    return (
        holders_of(
            *BODY_OFFICES,
            rights={"view"},
            tenure=Membership,
            path=path,
            at="board__partnership",
            where=HERE,
            many=many,
            path_dated=path_dated,
        ),
        holders_of(
            *AGENCY_OFFICES,
            rights={"view"},
            tenure=Appointment,
            path=path,
            at="agency__listings__partnership",
            at_dated=f"agency__{LISTED}",
            where="an agency of the partnership",
            many=many,
            path_dated=path_dated,
        ),
    )


def by_service(*rights: str, path: str, offices: tuple[Office, ...] = SERVICE, **more: Any) -> Way:
    """The partnership service may also do this."""
    return holders_of(
        *offices,
        rights=rights,
        tenure=Membership,
        path=path,
        at="board__partnership",
        where=HERE,
        **more,
    )


def in_group(*rights: str, path: str, offices: tuple[Office, ...]) -> Way:
    """Those who hold one of these offices in the very group."""
    return holders_of(
        *offices, rights=rights, tenure=Membership, path=path, at="board", where="the group"
    )


SEATED = (Office.GROUP_CHAIR, Office.GROUP_MEMBER, Office.LAY_MEMBER, Office.LEAD_MEMBER)
INDEPENDENT = (Office.INDEPENDENT_CHAIR,)

# Offices that open incidents and reviews: only a Head of Service gives and ends them.
OPENS_REVIEWS = (*SERVICE, *INDEPENDENT, *SEATED)

CLOCK_KEEPERS = (*SERVICE, Office.ADMINISTRATOR)  # who looks after the portal's clock
allow(
    Partnership,
    *in_partnership("pk"),
    by_service("see_health", path="pk", offices=CLOCK_KEEPERS),
    words={"see_health": "see how the portal's clock runs"},
)
allow(
    Board,
    *in_partnership("partnership"),
    by_service("record_meeting", "record_incident", path="partnership"),
    words={
        "view": "look",
        "record_meeting": "record a meeting",
        "record_incident": "record a serious incident",
    },
)
allow(Listing, *in_partnership("partnership"))
allow(BoardLink, *in_partnership("board__partnership"))
allow(
    Agency,
    *in_partnership("listings__partnership", many=True),
    by_service("see_changes", path="listings__partnership", many=True, path_dated=LISTED),
)
# Which body met and what it decided is for those who sit there and the service.
allow(
    Meeting,
    in_group("view", path="board", offices=SEATED),
    by_service("view", "see_changes", path="board__partnership"),
    by_service("view", path="board__partnership", offices=INDEPENDENT),
)
allow(
    Decision,
    in_group("view", path="board", offices=SEATED),
    by_service("view", "see_changes", path="board__partnership"),
    by_service("view", path="board__partnership", offices=INDEPENDENT),
)
# Who holds which office in a board is part of the published arrangements; agencies' own
# offices are for the service and the agency itself.
allow(Membership, *in_partnership("board__partnership"))
allow(
    Appointment,
    by_service("view", path="agency__listings__partnership", many=True),
    by_service(
        "view",
        path="agency__listings__partnership",
        offices=(Office.ADMINISTRATOR, Office.INDEPENDENT_CHAIR),
        many=True,
    ),
    holders_of(
        *AGENCY_OFFICES,
        rights={"view"},
        tenure=Appointment,
        path="agency",
        at="agency",
        where="the agency",
    ),
)
MANAGERS = (Office.HEAD_OF_SERVICE, Office.ADMINISTRATOR)
allow(
    User,
    by_service("view", path="memberships__board__partnership", many=True),
    by_service("view", path="appointments__agency__listings__partnership", many=True),
    by_service(
        "view", "manage", path="memberships__board__partnership", offices=MANAGERS, many=True
    ),
    by_service(
        "view",
        "manage",
        path="appointments__agency__listings__partnership",
        offices=MANAGERS,
        many=True,
    ),
    words={"view": "look", "manage": "give and end offices"},
)
