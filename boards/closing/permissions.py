"""Who writes, reads and accepts closing reports, and who may have the resource pack.

A draft is for those who sit in the group and the service; sent, also for the board above; accepted,
for everybody of the partnership, for ever. Accepting ends the group's offices, which only a Head of
Service may do.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Model, Q

from boards.closing.models import ClosingReport, ForWhom, Resource, Stage, Term
from boards.models import Board
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group, in_partnership
from partnership.access.offices import Office
from partnership.access.policies import Everyone, Holders, allow

CHAIR = (Office.GROUP_CHAIR,)
HEAD = (Office.HEAD_OF_SERVICE,)
NOT_TAKEN_BACK = Q(withdrawn_because="")
PUBLISHED = Q(report__stage=Stage.ACCEPTED, for_whom=ForWhom.EVERYBODY, withdrawn_because="")


@dataclass(frozen=True)
class Published(Everyone):
    """Anybody at all, for a resource of an accepted report that was published."""

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """The published ones."""
        return PUBLISHED


def _everybody(whole: str) -> list[Holders]:
    return [way for way in in_partnership(whole) if isinstance(way, Holders)]


def readers_of(report: str = "", *rights: str) -> tuple[Holders, ...]:
    """Every way to a closing report, or to what belongs to one.

    in: `report`, the path from the object to its report, ending in "__"; `rights`, what those who
    write the report may do besides reading.
    """
    board, above, whole = f"{report}board", f"{report}above", f"{report}board__partnership"
    stage = f"{report}stage"
    accepted = Q(**{stage: Stage.ACCEPTED})
    return (
        by_service("view", "see_changes", *rights, path=whole),
        by_service("view", path=whole, offices=INDEPENDENT),
        in_group("view", *rights, path=board, offices=CHAIR),
        in_group("view", path=board, offices=SEATED),
        replace(in_group("view", path=above, offices=SEATED), when=~Q(**{stage: Stage.DRAFT})),
        *(replace(way, when=accepted) for way in _everybody(whole)),
    )


allow(
    ClosingReport,
    *readers_of("", "write"),
    by_service("accept", path="board__partnership", offices=HEAD),
    words={
        "view": "read",
        "write": "write it and send it",
        "accept": "record that it was accepted, or give it back",
    },
)
# What was taken back is for those who keep the pack, at every address of its file.
allow(
    Resource,
    Published(rights=frozenset({"view"})),
    *(
        way if "keep" in way.rights else replace(way, when=way.when & NOT_TAKEN_BACK)
        for way in readers_of("report__", "keep")
    ),
    words={"view": "fetch", "keep": "take it back"},
)
allow(Term, *in_partnership("board__partnership"))
allow(
    Board,
    by_service("set_term", "write_closing", path="partnership"),
    in_group("write_closing", path="pk", offices=CHAIR),
    words={
        "set_term": "say by when it finishes",
        "write_closing": "write its closing report",
    },
)
