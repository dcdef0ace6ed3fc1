"""Who sees a partnership's boards, agencies, meetings and people."""

from typing import Any

from boards.models import (
    Action,
    Board,
    BoardLink,
    Decision,
    Deputy,
    Listing,
    Meeting,
    Membership,
    Partnership,
    PrintedAttendance,
    ReportingPeriod,
    Seat,
)
from boards.standing_in import NamedDeputies, is_standing_deputy
from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES, SERVICE, Office
from partnership.access.policies import Holders, Way, allow, holders_of
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User, obliges_second_factor

HERE = "the partnership"
# So long after the last day of an office the service can still deal with who left.
LEAVERS = 365
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


def by_service(
    *rights: str, path: str, offices: tuple[Office, ...] = SERVICE, **more: Any
) -> Holders:
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


def in_group(*rights: str, path: str, offices: tuple[Office, ...]) -> Holders:
    """Those who hold one of these offices in the very group."""
    return holders_of(
        *offices, rights=rights, tenure=Membership, path=path, at="board", where="the group"
    )


SEATED = (Office.GROUP_CHAIR, Office.GROUP_MEMBER, Office.LAY_MEMBER, Office.LEAD_MEMBER)
INDEPENDENT = (Office.INDEPENDENT_CHAIR,)
KEEPERS = (*SERVICE, Office.ADMINISTRATOR)  # of agencies' addresses

# Offices that open incidents and reviews: an administrator does not give or end them.
OPENS_REVIEWS = (*SERVICE, *INDEPENDENT, *SEATED)
# Of these a service officer gives and ends only plain seats: see tenures.kept_back.
CHAIRS_AND_SERVICE = (*SERVICE, *INDEPENDENT, Office.GROUP_CHAIR)
# Those who give and end offices, and keep boards, groups and agencies as they are arranged.
MANAGERS = (*SERVICE, Office.ADMINISTRATOR)

# A sheet of people gives offices, one of actions shows what groups asked for: each asks for more.
allow(
    Partnership,
    *in_partnership("pk"),
    by_service("arrange", "import", path="pk", offices=MANAGERS),
    by_service("import_actions", path="pk"),
    by_service("keep_clock", path="pk", offices=(Office.HEAD_OF_SERVICE,)),
    by_service("see_letters", "see_vacancies", path="pk"),
    by_service("see_health", path="pk", offices=MANAGERS),
    words={
        "view": "look",
        "arrange": "set up boards, agencies and people",
        "import": "bring in spreadsheets",
        "import_actions": "bring in actions",
        "keep_clock": "keep the rulebook, the calendar and local values",
        "see_letters": "see the letters of the portal and have one tried again",
        "see_vacancies": "see which roles nobody holds",
        "see_health": "see how the portal's clock runs",
    },
)
allow(
    Board,
    *in_partnership("partnership"),
    by_service("record_meeting", "record_incident", "raise_action", path="partnership"),
    by_service("arrange", path="partnership", offices=MANAGERS),
    # A case letter may go there: an administrator, who sees no reviews, adds no address to a board.
    by_service("keep_mailboxes", path="partnership"),
    words={
        "keep_mailboxes": "add and end shared mailboxes",
        "view": "look",
        "record_meeting": "record a meeting",
        "record_incident": "record a serious incident",
        "arrange": "change it",
        "raise_action": "raise an action",
    },
)
allow(Listing, *in_partnership("partnership"))
allow(ReportingPeriod, *in_partnership("partnership"))
allow(PrintedAttendance, *in_partnership("board__partnership"))  # it was published
allow(BoardLink, *in_partnership("board__partnership"))
LEADS = (Office.AGENCY_LEAD, Office.LEAD_REPRESENTATIVE)
allow(
    Agency,
    *in_partnership("listings__partnership", many=True),
    by_service("see_changes", path="listings__partnership", many=True, path_dated=LISTED),
    by_service(
        "arrange",
        path="listings__partnership",
        offices=MANAGERS,
        many=True,
        path_open=((LISTED, 0),),
    ),
    by_service(
        "keep_mailboxes",
        path="listings__partnership",
        offices=KEEPERS,
        many=True,
        path_dated=LISTED,
    ),
    holders_of(
        *LEADS,
        rights={"invite"},
        tenure=Appointment,
        path="pk",
        at="agency",
        where="the agency",
    ),
    words={
        "view": "look",
        "arrange": "change it",
        "invite": "invite colleagues",
        "keep_mailboxes": "add and end shared mailboxes",
    },
)
# Which body met and what it decided is for those who sit there and the service.
allow(
    Meeting,
    in_group("view", "reply", path="board", offices=SEATED),
    by_service("view", "see_changes", "keep", path="board__partnership"),
    by_service("view", path="board__partnership", offices=INDEPENDENT),
    in_group("reply", path="board", offices=INDEPENDENT),
    # A deputy sees what the seat that they stand in for sees, of the meetings they are named for
    # and while they are. So a file about the meeting itself, from before papers hung on items, is
    # theirs as it is the seat's: it is of the whole group, and no item of it can be kept from one.
    # Papers on items are narrower: see meetings/permissions.py.
    NamedDeputies(rights=frozenset({"view", "reply"})),
    words={"view": "look", "reply": "say whether they come", "keep": "keep its papers and dates"},
)
allow(
    Decision,
    in_group("view", path="board", offices=SEATED),
    by_service("view", "see_changes", path="board__partnership"),
    by_service("view", path="board__partnership", offices=INDEPENDENT),
)
# An action is also its owner's, so that the agency can do it.
allow(
    Action,
    in_group("view", path="board", offices=SEATED),
    by_service("view", "change", path="partnership"),
    by_service("view", path="partnership", offices=INDEPENDENT),
    holders_of(
        *AGENCY_OFFICES,
        rights={"view"},
        tenure=Appointment,
        path="owner_agency",
        at="agency",
        where="the agency that owns it",
    ),
    words={"view": "read", "change": "change it"},
)
# Who holds which office in a board is part of the published arrangements; agencies' own
# offices are for the service and the agency itself.
allow(Membership, *in_partnership("board__partnership"))
# So are the seats, filled or vacant. Who deputises is for those who sit there and the service.
allow(
    Seat,
    *in_partnership("board__partnership"),
    by_service("arrange", path="board__partnership", offices=MANAGERS),
    words={"view": "look", "arrange": "change or end it, and name its deputies"},
)
allow(
    Deputy,
    in_group("view", path="seat__board", offices=(*SEATED, *INDEPENDENT)),
    by_service("view", path="seat__board__partnership", offices=(*MANAGERS, *INDEPENDENT)),
)
# A deputy reads a whole pack: a password alone is too little, as it is for members (ASVS 6.3.3).
obliges_second_factor(is_standing_deputy)
allow(
    Appointment,
    by_service(
        "view",
        path="agency__listings__partnership",
        many=True,
        path_open=((f"agency__{LISTED}", 0),),
    ),
    by_service(
        "view",
        path="agency__listings__partnership",
        offices=(Office.ADMINISTRATOR, Office.INDEPENDENT_CHAIR),
        many=True,
        path_open=((f"agency__{LISTED}", 0),),
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
allow(
    User,
    by_service(
        "view",
        "manage",
        path="memberships__board__partnership",
        offices=MANAGERS,
        many=True,
        path_open=(("memberships__", LEAVERS),),
    ),
    by_service(
        "view",
        "manage",
        path="appointments__agency__listings__partnership",
        offices=MANAGERS,
        many=True,
        path_open=(("appointments__", LEAVERS), (f"appointments__agency__{LISTED}", 0)),
    ),
    words={"view": "look", "manage": "give and end offices"},
)
