"""Who reads a risk: the group that keeps it, the service, the Independent Chair, and of a risk that
their agency answers for its leads."""

from boards.models import Board
from boards.permissions import INDEPENDENT, LEADS, SEATED, by_service, in_group
from boards.risks.models import Judgement, Risk
from partnership.access.policies import Holders, allow, holders_of
from partnership.people.models import Appointment


def readers_of(path: str, *rights: str) -> tuple[Holders, ...]:
    """The ways to a risk, or to what belongs to one.

    in: `path` to the risk, ending in "__"; `rights`, what the service may do besides reading.
    """
    return (
        by_service("view", "see_changes", *rights, path=f"{path}partnership"),
        by_service("view", path=f"{path}partnership", offices=INDEPENDENT),
        in_group("view", path=f"{path}board", offices=SEATED),
        holders_of(
            *LEADS,
            rights={"view"},
            tenure=Appointment,
            path=f"{path}agency",
            at="agency",
            where="the agency that answers for it",
        ),
    )


allow(Risk, *readers_of("", "keep"), words={"view": "read", "keep": "change it"})
allow(Judgement, *readers_of("risk__"), words={"view": "read"})
allow(Board, by_service("raise_risk", path="partnership"), words={"raise_risk": "raise a risk"})
