"""Who reads an action with what belongs to it, who speaks for it and who decides.

Updates, moves and closings have no reader of their own: whoever reads the action reads them.
"""

from boards.actions.models import Closing, Move, Update
from boards.models import Action, Membership
from boards.permissions import INDEPENDENT, LEADS, LISTED, SEATED, by_service, in_group
from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES, Office
from partnership.access.policies import Holders, allow, holders_of
from partnership.people.models import Appointment

CHAIR = (Office.GROUP_CHAIR,)


def of_agency(
    *rights: str, action: str = "", offices: tuple[Office, ...] = AGENCY_OFFICES
) -> Holders:
    """Those who act for the agency that owns the action."""
    return holders_of(
        *offices,
        rights=rights,
        tenure=Appointment,
        path=f"{action}owner_agency",
        at="agency",
        where="the agency that owns it",
    )


def of_owner(*rights: str, action: str = "") -> tuple[Holders, ...]:
    """The person who owns the action, while they hold an office where it belongs."""
    here = f"{action}partnership"
    return (
        holders_of(
            *BODY_OFFICES,
            rights=rights,
            tenure=Membership,
            path=f"{action}owner",
            at="person",
            where="the partnership, named as its owner",
            same=((here, "board__partnership"),),
        ),
        holders_of(
            *AGENCY_OFFICES,
            rights=rights,
            tenure=Appointment,
            path=f"{action}owner",
            at="person",
            at_dated=f"agency__{LISTED}",
            where="an agency of the partnership, named as its owner",
            same=((here, "agency__listings__partnership"),),
        ),
    )


def chairs(*rights: str, action: str = "") -> tuple[Holders, ...]:
    """The chair of the very group, and the Independent Chair."""
    return (
        in_group(*rights, path=f"{action}board", offices=CHAIR),
        by_service(*rights, path=f"{action}partnership", offices=INDEPENDENT),
    )


def readers() -> tuple[Holders, ...]:
    """Every way to an action, for what belongs to one."""
    return (
        in_group("view", path="action__board", offices=SEATED),
        by_service("view", path="action__partnership"),
        by_service("view", path="action__partnership", offices=INDEPENDENT),
        of_agency("view", action="action__"),
        *of_owner("view", action="action__"),
    )


allow(
    Action,
    *of_owner("view", "update", "move", "close"),
    of_agency("update", "move", "close"),
    of_agency("hand_over", offices=LEADS),
    by_service("move", "close", "reopen", "hand_over", path="partnership"),
    *chairs("reopen"),
    words={
        "update": "say how it stands",
        "move": "ask for another due day",
        "close": "propose to close it",
        "reopen": "open it again",
        "hand_over": "say who owns it",
    },
)
allow(
    Update,
    *readers(),
    by_service("answer", path="action__partnership"),
    words={"view": "read", "answer": "accept or reject it"},
)
allow(
    Move,
    *readers(),
    by_service("decide", path="action__partnership"),
    *chairs("decide", "approve", action="action__"),
    words={
        "view": "read",
        "decide": "agree to it, or not",
        "approve": "agree to it after the day has moved too often",
    },
)
allow(
    Closing,
    *readers(),
    by_service("decide", "check", path="action__partnership"),
    *chairs("check", action="action__"),
    words={
        "view": "read",
        "decide": "agree to it, or not",
        "check": "say whether it lasted",
    },
)
