"""Where the pages below open governed documents, and which reviews wait for a person."""

from datetime import date
from typing import Any

from django.db.models import Q

from boards.models import Action, Board, Membership, Partnership
from boards.policies.models import Kind, OwnerOffice, ReviewRecord
from boards.policies.permissions import CHAIRS
from boards.policies.register import changed_by
from boards.rooms import Door, Shown, Task, asks, open_from, shows
from partnership.access.offices import SERVICE, Office
from partnership.ui.words import plain_day

open_from(
    Partnership,
    Door(
        "Policies and governance documents",
        "policies:register",
        words="Policies, terms of reference, memoranda, protocols: versions, owners and reviews.",
        order=40,
    ),
    Door(
        "Learning and improvement framework",
        "policies:learning",
        words="How the partnership learns, and what this portal holds of each method.",
        order=41,
    ),
)
open_from(Board, Door("Terms of reference", "policies:terms", order=20))


@shows(Action)
def documents_changed(action: Action, user: Any, today: date) -> Shown:
    """On the page of an action: the documents that it changed. One query."""
    return Shown("policies/_changed.html", changed_by(action, user))


ASKED = {*SERVICE, *CHAIRS}
A_FEW = 50


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Reviews of documents that are asked of this person. One query; none for other offices."""
    offices = set(user.offices_now)
    if not offices & ASKED:
        return []
    chaired = Membership.objects.held(user, CHAIRS, today).values("board")
    mine = Q(document__owner_office=OwnerOffice.CHAIR, document__owner__in=chaired)
    if Office.HEAD_OF_SERVICE in offices:
        mine |= Q(document__owner_office=OwnerOffice.HEAD)
    if Office.SERVICE_OFFICER in offices:
        mine |= Q(document__owner_office=OwnerOffice.OFFICER)
        mine |= Q(document__owner_office=OwnerOffice.CHAIR, document__kind=Kind.SHARING)
    seen = ReviewRecord.objects.visible_to(user, "answer", on=today).filter(mine, outcome="")
    seen = seen.filter(document__withdrawn_on__isnull=True).select_related("document")
    return [
        Task(
            "Review a document",
            row.get_absolute_url(),
            min(row.made_at.date(), row.due_on),
            f"{row.document}. Due on {plain_day(row.due_on)}.",
        )
        for row in seen.order_by("due_on", "pk")[:A_FEW]
    ]
