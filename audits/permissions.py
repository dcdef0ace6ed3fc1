"""Who sets self-assessments up, who answers for an agency, and who reads what was answered.

The quality group reads a return once it is submitted; before, the agency and the service do. A
colleague to whom a standard was given sees that standard and nothing else of the return.
"""

from typing import Any

from django.db.models import Q

from audits.models import (
    Answer,
    ChallengeDay,
    Cycle,
    Edition,
    Evidence,
    Framework,
    Grade,
    Moderation,
    PublishedCount,
    Question,
    Remark,
    Return,
    Scale,
    Section,
    Slot,
    Standard,
    Submission,
    Survey,
    Use,
)
from boards.models import Membership, Partnership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group, in_partnership
from boards.sharing.permissions import ANSWER_FOR_IT, by_lead
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import Way, allow, holders_of
from partnership.people.models import Appointment

THE_AGENCY = "the agency that is asked"
GIVEN = "the agency that is asked, given the standard"

allow(
    Partnership,
    by_service("keep_frameworks", path="pk"),
    words={"keep_frameworks": "keep frameworks and launch cycles of self-assessment"},
)
allow(Scale, *in_partnership("partnership"))
allow(Grade, *in_partnership("scale__partnership"))
allow(Framework, *in_partnership("partnership"))
allow(PublishedCount, *in_partnership("partnership"))
allow(
    Edition,
    *in_partnership("framework__partnership"),
    by_service("change", path="framework__partnership"),
    words={"view": "read", "change": "change it until it is published"},
)
allow(
    Standard,
    *in_partnership("edition__framework__partnership"),
    by_service("change", path="edition__framework__partnership"),
    words={"view": "read", "change": "change it until its edition is published"},
)
allow(
    Question,
    *in_partnership("standard__edition__framework__partnership"),
    by_service("change", path="standard__edition__framework__partnership"),
    words={"view": "read", "change": "change it until its edition is published"},
)
allow(
    Cycle,
    by_service("view", "change", path="partnership"),
    by_service("view", path="partnership", offices=INDEPENDENT),
    in_group("view", path="group", offices=SEATED),
    words={"view": "read", "change": "change and launch it"},
)

allow(
    Survey,
    by_service("view", path="cycle__partnership"),
    by_service("view", path="cycle__partnership", offices=INDEPENDENT),
    in_group("view", path="cycle__group", offices=SEATED),
    words={"view": "read"},
)


def readers_of(
    path: str,
    *,
    service: tuple[str, ...] = (),
    chair: tuple[str, ...] = (),
    leads: tuple[str, ...] = (),
    submitted: Q | None = None,
) -> tuple[Way, ...]:
    """The ways to a return and what hangs on it.

    in: `path` to the return, with "__" at its end; what the service, the chair of the group and
    the agency's leads may do beside reading; `submitted`, when the board reads it.
    """
    if submitted is None:
        submitted = Q(**{f"{path}submitted_at__isnull": False})
    group: dict[str, Any] = {"tenure": Membership, "path": f"{path}cycle__group", "at": "board"}
    group |= {"where": "the group", "when": submitted}
    ways: list[Way] = [
        by_service("view", "see_changes", *service, path=f"{path}cycle__partnership"),
        by_service("view", path=f"{path}cycle__partnership", offices=INDEPENDENT, when=submitted),
        holders_of(*SEATED, rights={"view"}, **group),
        by_lead("view", path=f"{path}agency", where=THE_AGENCY, offices=ANSWER_FOR_IT),
    ]
    if chair:
        ways.append(holders_of(Office.GROUP_CHAIR, rights=set(chair), **group))
    if leads:
        ways.append(by_lead(*leads, path=f"{path}agency", where=THE_AGENCY))
    return tuple(ways)


def by_colleague(*rights: str, path: str) -> Way:
    """Whoever was given a standard, as long as they hold an office of the agency."""
    return holders_of(
        *AGENCY_OFFICES,
        rights=set(rights),
        tenure=Appointment,
        path=f"{path}of__agency",
        at="agency",
        same=((f"{path}person", "person"),),
        where=GIVEN,
    )


allow(
    Return,
    *readers_of(
        "", service=("moderate", "extend"), chair=("moderate",), leads=("answer", "submit")
    ),
    words={
        "view": "read",
        "answer": "answer it and give its standards to colleagues",
        "submit": "submit it",
        "moderate": "ask about answers, moderate grades and send it back",
        "extend": "give it longer",
    },
)
allow(
    Section,
    *readers_of("of__", leads=("answer",)),
    by_colleague("view", "answer", path=""),
    words={"view": "read", "answer": "answer it"},
)
allow(
    Answer,
    *readers_of(
        "of__",
        service=("moderate", "remark", "raise_action"),
        chair=("moderate", "remark"),
        leads=("answer", "remark"),
    ),
    words={
        "view": "read",
        "moderate": "moderate its grade",
        "answer": "reply to a moderated grade and grade anew",
        "remark": "ask and answer about it",
        "raise_action": "raise an action from it",
    },
)
allow(Submission, *readers_of("of__", submitted=Q(pk__isnull=False)), words={"view": "read"})
allow(Remark, *readers_of("answer__of__"), words={"view": "read"})
allow(Moderation, *readers_of("answer__of__"), words={"view": "read"})
allow(
    Evidence,
    *readers_of("of__"),
    holders_of(
        *AGENCY_OFFICES,
        rights={"view"},
        tenure=Appointment,
        path="of__agency",
        at="agency",
        same=(("uses__section__person", "person"),),
        where=GIVEN,
        many=True,
    ),
    words={"view": "read"},
)
allow(
    Use,
    *readers_of("evidence__of__", leads=("change",)),
    holders_of(
        *AGENCY_OFFICES,
        rights={"view", "change"},
        tenure=Appointment,
        path="evidence__of__agency",
        at="agency",
        same=(("section__person", "person"),),
        where=GIVEN,
    ),
    words={"view": "read", "change": "take it off"},
)


def of_turn(path: str, cycle: str, *, service: tuple[str, ...] = (), many: bool) -> tuple[Way, ...]:
    """The ways to a day of challenge and its turns: also the agency asked and the one that asks.

    in: `path` to the turn and `cycle` to the cycle, each with "__" at its end where it is not
    empty; `many`, where a day has many turns.
    """
    both = ((f"{path}of__agency", THE_AGENCY), (f"{path}asked_by", "the agency that asks"))
    return (
        by_service("view", "keep", *service, path=f"{cycle}partnership"),
        by_service("view", path=f"{cycle}partnership", offices=INDEPENDENT),
        in_group("view", path=f"{cycle}group", offices=SEATED),
        *(
            holders_of(
                *ANSWER_FOR_IT,
                rights={"view"},
                tenure=Appointment,
                path=to,
                at="agency",
                where=where,
                many=many,
            )
            for to, where in both
        ),
    )


KEEP = {"view": "read", "keep": "keep its timetable and say what came of it"}
allow(ChallengeDay, *of_turn("slots__", "cycle__", many=True), words=KEEP)
allow(Slot, *of_turn("", "day__cycle__", service=("see_changes",), many=False), words=KEEP)
