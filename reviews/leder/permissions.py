"""Who reads LeDeR reviews: the service and the steering group. The Independent Chair reads counts.

A steering group is a panel of the structure that is not for children alone.
"""

from django.db.models import Q

from boards.models import Board, BoardKind, Membership, Partnership
from boards.models.board import Remit
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.policies import Holders, Way, allow, holders_of
from reviews.leder.models import LederHold, LederReview, LederTheme

WHERE = "the LeDeR steering group"
OF_ADULTS = (Remit.ADULTS, Remit.BOTH)


def in_steering(*rights: str) -> Holders:
    """Those who sit in a steering group of the partnership that is looked at."""
    return holders_of(
        *SEATED,
        rights=rights,
        tenure=Membership,
        path="boards",
        at="board",
        where=WHERE,
        many=True,
        when=Q(boards__kind=BoardKind.PANEL, boards__remit__in=OF_ADULTS),
    )


def readers_of(path: str, *rights: str) -> tuple[Way, ...]:
    """The ways to what a steering group oversees. in: `path` to it, with "__" at its end."""
    return (
        by_service("view", *rights, path=f"{path}partnership"),
        in_group("view", path=f"{path}group", offices=SEATED),
    )


allow(
    Partnership,
    by_service("see_leder", "see_leder_counts", "record_leder", path="pk"),
    by_service("see_leder_counts", path="pk", offices=INDEPENDENT),
    in_steering("see_leder", "see_leder_counts"),
    words={
        "see_leder": "open the register of LeDeR reviews",
        "see_leder_counts": "read the counts of LeDeR reviews",
        "record_leder": "record a LeDeR review and what is learned",
    },
)
allow(
    Board,
    by_service("see_leder", path="partnership"),
    holders_of(
        *SEATED,
        rights={"see_leder"},
        tenure=Membership,
        path="pk",
        at="board",
        where=WHERE,
        when=Q(kind=BoardKind.PANEL, remit__in=OF_ADULTS),
    ),
    words={"see_leder": "open the register of LeDeR reviews from it"},
)
allow(
    LederReview,
    *readers_of("", "change"),
    words={"view": "read", "change": "record what was done"},
)
allow(LederHold, *readers_of("review__"), words={"view": "read"})
allow(LederTheme, *readers_of("", "change"), words={"view": "read", "change": "change it"})
