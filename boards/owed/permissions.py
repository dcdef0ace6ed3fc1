"""Who sees what a board is owed, and who hands a report in.

The board that is owed it, the service and the Independent Chair; of its own reports the agency, or
the group, that owes them.
"""

from boards.models import Partnership
from boards.owed.models import Expectation, OwedReport
from boards.permissions import INDEPENDENT, LEADS, SEATED, by_service, in_group
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import Holders, allow, holders_of
from partnership.people.models import Appointment

# What an agency reports on itself is not for each of its practitioners.
SENIOR = tuple(office for office in AGENCY_OFFICES if office != Office.PRACTITIONER)


def readers_of(path: str, *rights: str) -> tuple[Holders, ...]:
    """The ways to an expectation, or to what belongs to one.

    in: `path` to the expectation, ending in "__"; `rights`, what the service may do besides.
    """
    return (
        by_service("view", "see_changes", "keep", *rights, path=f"{path}board__partnership"),
        by_service("view", path=f"{path}board__partnership", offices=INDEPENDENT),
        in_group("view", path=f"{path}board", offices=SEATED),
        in_group("view", path=f"{path}group", offices=SEATED),
        of_agency("view", path=f"{path}agency", offices=SENIOR),
    )


def of_agency(*rights: str, path: str, offices: tuple[Office, ...]) -> Holders:
    """Those who hold one of these offices for the agency that owes it."""
    where = "the agency that owes it"
    return holders_of(
        *offices, rights=rights, tenure=Appointment, path=path, at="agency", where=where
    )


allow(
    Expectation,
    *readers_of("", "hand_in"),
    in_group("hand_in", path="group", offices=(Office.GROUP_CHAIR,)),
    of_agency("hand_in", path="agency", offices=LEADS),
    words={"view": "read", "keep": "change it", "hand_in": "hand a report in"},
)
allow(OwedReport, *readers_of("expectation__"), words={"view": "read", "keep": "change it"})
allow(
    Partnership,
    by_service("keep_owed", path="pk"),
    words={"keep_owed": "keep what boards are owed"},
)
