"""Who reads a child's death: the service and those who sit in its panel. The Independent Chair
reads counts alone. What is published is everybody's until it is withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q

from boards.models import Board, BoardKind, Membership, Partnership
from boards.models.board import Remit
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.offices import Office
from partnership.access.policies import Everyone, Holders, Way, allow, holders_of
from reviews.deaths.models import (
    Death,
    DeathFigures,
    DeathLate,
    DeathPause,
    PanelReport,
    PublishedPanelReport,
)

CHAIR = (Office.GROUP_CHAIR,)


def in_panel(*rights: str, path: str, offices: tuple[Office, ...] = SEATED) -> Holders:
    """Those who hold an office in the partnership's child death overview panel.

    in: `path` from the row to its partnership, with "__" at its end; empty for the partnership.
    """
    return holders_of(
        *offices,
        rights=rights,
        tenure=Membership,
        path=f"{path}boards",
        at="board",
        where="the child death overview panel",
        many=True,
        when=Q(**{f"{path}boards__kind": BoardKind.PANEL})
        & Q(**{f"{path}boards__remit": Remit.CHILDREN}),
    )


def readers_of(path: str, *rights: str) -> tuple[Way, ...]:
    """The ways to what belongs to a death. in: `path` to it, with "__" at its end."""
    return (
        by_service("view", *rights, path=f"{path}partnership"),
        in_group("view", path=f"{path}panel", offices=SEATED),
    )


@dataclass(frozen=True)
class EveryoneUntilWithdrawn(Everyone):
    """Anybody at all, as long as it is not withdrawn."""

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Every object that stands."""
        return Q(withdrawn_on__isnull=True)


allow(
    Partnership,
    by_service("see_deaths", "see_death_counts", "record_deaths", path="pk"),
    by_service("see_death_counts", path="pk", offices=INDEPENDENT),
    in_panel("see_deaths", "see_death_counts", path=""),
    words={
        "see_deaths": "open the register of child deaths",
        "see_death_counts": "read the counts of child deaths",
        "record_deaths": "record a child’s death, figures of a period and the panel’s report",
    },
)
allow(
    Board,
    by_service("see_deaths", path="partnership"),
    holders_of(
        *SEATED,
        rights={"see_deaths"},
        tenure=Membership,
        path="pk",
        at="board",
        where="the child death overview panel",
        when=Q(kind=BoardKind.PANEL, remit=Remit.CHILDREN),
    ),
    words={"see_deaths": "open the register of child deaths from it"},
)
allow(
    Death,
    *readers_of("", "change"),
    words={"view": "read", "change": "record what was done"},
)
allow(DeathPause, *readers_of("death__"), words={"view": "read"})
allow(DeathLate, *readers_of("death__"), words={"view": "read"})
allow(
    DeathFigures,
    by_service("view", "change", path="partnership"),
    by_service("view", path="partnership", offices=INDEPENDENT),
    in_panel("view", path="partnership__"),
    words={"view": "read", "change": "correct them"},
)
allow(
    PanelReport,
    by_service("view", "change", "confirm", "publish", path="partnership"),
    in_panel("view", path="partnership__"),
    in_panel("confirm", path="partnership__", offices=CHAIR),
    words={
        "view": "read",
        "change": "write it",
        "confirm": "confirm that its public edition tells of no child",
        "publish": "publish and withdraw its public edition",
    },
)
allow(
    PublishedPanelReport,
    EveryoneUntilWithdrawn(rights=frozenset({"view"})),
    words={"view": "read"},
)
