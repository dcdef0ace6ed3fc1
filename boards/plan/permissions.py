"""Who reads and keeps the business plans.

A plan that is agreed is a published sort of paper: everybody with an office in the partnership, or
for an agency that it lists, reads it. A draft is for the service and for those who chair. An agency
writes how far its own actions are; the judgement stays with the service.
"""

from dataclasses import replace

from django.db.models import Q

from boards.models import Membership, Partnership
from boards.permissions import HERE, INDEPENDENT, LEADS, by_service, in_partnership
from boards.plan.models import Plan, PlanAction, Status
from partnership.access.offices import Office
from partnership.access.policies import Holders, Way, allow, holders_of
from partnership.people.models import Appointment

CHAIRS = (*INDEPENDENT, Office.GROUP_CHAIR)
REPORTERS = (*LEADS, Office.DELEGATED_OFFICER)
AGREED = ", once the plan is agreed"


def readers_of(plan: str = "") -> tuple[Way, ...]:
    """Every way to a plan, or to what stands in one. in: `plan`, the path to it, with "__"."""
    path, agreed = f"{plan}partnership", ~Q(**{f"{plan}status": Status.DRAFT})
    chairs = holders_of(
        *CHAIRS, rights={"view"}, tenure=Membership, path=path, at="board__partnership", where=HERE
    )
    ways = (way for way in in_partnership(path) if isinstance(way, Holders))
    everybody = (replace(way, when=agreed, where=f"{way.where}{AGREED}") for way in ways)
    return by_service("view", "keep", path=path), chairs, *everybody


allow(Plan, *readers_of(), words={"view": "read", "keep": "change it"})
allow(
    PlanAction,
    *readers_of("plan__"),
    holders_of(
        *REPORTERS,
        rights={"report"},
        tenure=Appointment,
        path="agency",
        at="agency",
        where="the agency that leads it",
        when=Q(plan__status=Status.AGREED),
    ),
    words={"view": "read", "keep": "change it", "report": "write how far it is"},
)
allow(
    Partnership,
    by_service("keep_plans", path="pk"),
    words={"keep_plans": "draw up business plans"},
)
