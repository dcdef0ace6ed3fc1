"""The stages of a difference: the partnership's own edition, or a placeholder until it has one.

No published policy of the partnership gives working days for each stage, so the default is marked
as what it is; its numbers are local values (ESCALATE-1 to ESCALATE-4) with source and certainty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from boards.differences.models import Policy
from boards.models import Partnership
from partnership.access.offices import Office
from partnership.clock.local import values_of
from partnership.clock.rules import local_of

PLACEHOLDER = "Placeholder, to be replaced by the partnership"


@dataclass(frozen=True)
class Stage:
    """One stage: who meets whom, who is next by office, and for how many working days."""

    number: int
    title: str
    meets: str
    office: str
    days: int | None

    @property
    def office_name(self) -> str:
        """The office in words."""
        return str(Office(self.office).label)


@dataclass(frozen=True)
class Stages:
    """The stages that hold on a day, and where they come from."""

    stages: tuple[Stage, ...]
    source: str
    is_placeholder: bool

    def numbered(self, number: int) -> Stage | None:
        """The stage of this number, if there is one."""
        return next((one for one in self.stages if one.number == number), None)


# Title, who meets whom, who is next, the local value of its working days ("": until decided).
USUAL: Sequence[tuple[str, str, Office, str]] = (
    (
        "Between practitioners",
        "The practitioners who disagree speak with each other; each agency’s lead finds them",
        Office.AGENCY_LEAD,
        "ESCALATE-1",
    ),
    (
        "Managers or safeguarding leads",
        "The line manager or safeguarding lead of each agency",
        Office.AGENCY_LEAD,
        "ESCALATE-2",
    ),
    (
        "Senior managers",
        "A senior manager of each agency who can commit it",
        Office.DELEGATED_OFFICER,
        "ESCALATE-3",
    ),
    (
        "Board representatives",
        "The agencies’ representatives on the board, with the Head of Service",
        Office.LEAD_REPRESENTATIVE,
        "ESCALATE-4",
    ),
    (
        "Independent Chair",
        "The Independent Chair hears the agencies; what is decided is recorded",
        Office.INDEPENDENT_CHAIR,
        "",
    ),
)


def stages_on(partnership: Partnership, remit: str, day: date) -> Stages:
    """The stages for children or for adults that hold on this day. Two queries."""
    editions = Policy.objects.filter(partnership=partnership, remit=remit, starts_on__lte=day)
    newest = editions.order_by("-starts_on", "-pk").first()
    if newest is None:
        return usual_stages(partnership, day)
    stages = tuple(
        Stage(one.number, one.title, one.meets, one.office, one.days) for one in newest.stages.all()
    )
    return Stages(stages, newest.source, is_placeholder=False)


def usual_stages(partnership: Partnership, day: date) -> Stages:
    """The placeholder, with the partnership's own numbers of days where it has set them."""
    codes = [code for *_, code in USUAL if code]
    own = values_of(Partnership, [partnership.pk], codes, on=day).get(partnership.pk, {})
    stages = tuple(
        Stage(
            number,
            title,
            meets,
            str(office),
            own.get(code, local_of(code).number) if code else None,
        )
        for number, (title, meets, office, code) in enumerate(USUAL, start=1)
    )
    return Stages(stages, PLACEHOLDER, is_placeholder=True)
