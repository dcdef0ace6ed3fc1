"""Who keeps the programme, who judges cases, and who reads what was found.

Agencies that are asked read the cases by their references; the group reads what came of an audit.
"""

from typing import Any

from django.db.models import Q

from audits.programme.models import Audit, Case, Finding, Judgement, Part, Recheck
from boards.models import Membership, Partnership
from boards.permissions import INDEPENDENT, LEADS, LISTED, SEATED, by_service, in_group
from boards.sharing.permissions import ANSWER_FOR_IT, by_lead
from partnership.access.policies import Way, allow, holders_of
from partnership.people.models import Appointment

OWN = "the agency whose audit it is"
ASKED = "an agency that is asked"

allow(
    Partnership,
    by_service("keep_programme", path="pk"),
    holders_of(
        *LEADS,
        rights={"log_audit"},
        tenure=Appointment,
        path="pk",
        at="agency__listings__partnership",
        at_dated=f"agency__{LISTED}",
        where="an agency of the partnership",
    ),
    words={
        "keep_programme": "keep the programme of audits",
        "log_audit": "tell of an audit of their own agency",
    },
)


def by_asked(*rights: str, path: str, **more: Any) -> Way:
    """Those who answer for an agency that is asked in the audit."""
    return holders_of(
        *ANSWER_FOR_IT,
        rights=set(rights),
        tenure=Appointment,
        path=path,
        at="agency",
        where=ASKED,
        many=True,
        **more,
    )


def readers_of(path: str, *service: str, asked: Q | None = None) -> tuple[Way, ...]:
    """The ways to an audit, or to what came of one.

    in: `path` to the audit, with "__" at its end; what the service may do beside reading; `asked`,
    when the agencies that are asked read it: always where nothing is said.
    """
    return (
        by_service("view", "see_changes", *service, path=f"{path}partnership"),
        by_service("view", path=f"{path}partnership", offices=INDEPENDENT),
        in_group("view", path=f"{path}group", offices=SEATED),
        by_lead("view", path=f"{path}agency", where=OWN, offices=ANSWER_FOR_IT),
        by_asked("view", path=f"{path}parts__agency", **({"when": asked} if asked else {})),
    )


allow(
    Audit,
    *readers_of("", "keep", "tell"),
    by_lead("tell", path="agency", where=OWN),
    words={"view": "read", "keep": "keep it", "tell": "say what came of it"},
)
allow(
    Finding,
    *readers_of("audit__", "raise_action", asked=Q(audit__reported_on__isnull=False)),
    words={"view": "read", "raise_action": "raise an action from it"},
)
allow(
    Recheck,
    by_service("view", path="audit__partnership"),
    by_service("view", path="audit__partnership", offices=INDEPENDENT),
    in_group("view", path="audit__group", offices=SEATED),
    words={"view": "read"},
)
allow(
    Case,
    by_service("view", "see_changes", "keep", path="audit__partnership"),
    by_asked("view", path="audit__parts__agency"),
    words={"view": "read", "keep": "take it out of the sample"},
)


def of_part(path: str, *, service: tuple[str, ...], leads: tuple[str, ...]) -> tuple[Way, ...]:
    """The ways to the part of an agency and to its judgements: the group once they are in."""
    group: dict[str, Any] = {"tenure": Membership, "path": f"{path}audit__group", "at": "board"}
    group |= {"where": "the group", "when": Q(**{f"{path}returned_at__isnull": False})}
    return (
        by_service("view", "see_changes", *service, path=f"{path}audit__partnership"),
        holders_of(*SEATED, rights={"view"}, **group),
        by_lead("view", path=f"{path}agency", where=ASKED, offices=ANSWER_FOR_IT),
        by_lead(*leads, path=f"{path}agency", where=ASKED),
    )


allow(
    Part,
    *of_part("", service=("agree",), leads=("judge",)),
    words={
        "view": "read",
        "agree": "write down the grade agreed on, and send it back",
        "judge": "judge the cases and hand it in",
    },
)
allow(
    Judgement,
    *of_part("part__", service=("agree",), leads=()),
    words={"view": "read", "agree": "write down the grade agreed on"},
)
