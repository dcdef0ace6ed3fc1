"""Who reads governed documents: everybody the public ones, the partnership the others, the service
drafts. Information-sharing agreements are for their parties (see sharing).

Everybody but the service reads what holds, and what held before it: a text that is approved for a
day to come is nobody else's until that day, nor is one that another overtook before its day. Of a
public document everybody reads the versions from the one on that the service chose to open.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Model, Q

from boards.models import Partnership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group, in_partnership
from boards.policies.models import GovernedDocument, Kind, Origin, ReviewRecord, Version
from partnership.access.offices import Office
from partnership.access.policies import Holders, Way, allow

CHAIRS = (Office.GROUP_CHAIR, *INDEPENDENT)
ANY_ROW = Q()
# Of versions: it holds, or held until another took its place.
HAS_HELD = Q(document__current=F("pk")) | Q(superseded_on__isnull=False)


@dataclass(frozen=True)
class Published(Way):
    """Anybody at all, signed in or not: for what of these rows is published."""

    when: Q

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Those that are."""
        return self.when

    def who(self) -> str:
        """In words."""
        return "Everyone: it is published"


def holds(document: str = "") -> Q:
    """Of rows that lead to a document by this path: it has a version that holds."""
    return Q(**{f"{document}current__isnull": False})


def _narrowed(way: Way, when: Q) -> Way:
    assert isinstance(way, Holders)
    return replace(way, when=when)


def readers_of(document: str = "", *, number: str, when: Q = ANY_ROW) -> tuple[Way, ...]:
    """Every way to a document or to what belongs to one.

    in: `document`, the path that leads there, ending in "__"; `number`, the path to the number of
    the version that is read; `when`, which rows readers see.
    """
    out = holds(document) & when
    shared = Q(**{f"{document}kind": Kind.SHARING})
    partnership = f"{document}partnership"
    opened = Q(**{f"{document}is_public": True, f"{number}__gte": F(f"{document}public_from")})
    return (
        Published(rights=frozenset({"view"}), when=out & ~shared & opened),
        *(_narrowed(way, out & ~shared) for way in in_partnership(partnership)),
        by_service("view", "see_changes", "keep", path=partnership),
        replace(by_service("view", path=partnership, offices=INDEPENDENT), when=out & shared),
    )


allow(
    Partnership,
    by_service("keep_policies", path="pk"),
    words={"keep_policies": "keep the register of governed documents"},
)
allow(
    GovernedDocument,
    *readers_of(number="current__number"),
    words={"view": "read", "keep": "change it"},
)
allow(
    Version,
    *readers_of("document__", number="number", when=HAS_HELD),
    words={"view": "read", "keep": "change it"},
)
allow(
    ReviewRecord,
    by_service("view", "see_changes", "answer", path="document__partnership"),
    *(
        replace(way, when=~Q(document__kind=Kind.SHARING))  # for its parties, not for the group
        for way in (
            in_group("view", path="document__owner", offices=SEATED),
            in_group("view", "answer", path="document__owner", offices=CHAIRS),
        )
    ),
    words={"view": "look", "answer": "say what came of it"},
)
allow(
    # Others are shown those whose action and version they may read (register.origins_seen).
    Origin,
    by_service("view", "see_changes", "keep", path="version__document__partnership"),
    by_service("view", path="version__document__partnership", offices=INDEPENDENT),
    words={"view": "look", "keep": "take it back"},
)
