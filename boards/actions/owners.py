"""Who answers for an action today: its owner while they hold an office here, else agency's lead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from boards.models import Action, Membership
from boards.permissions import LEADS, LISTED
from partnership.access.offices import SERVICE, Office
from partnership.people.models import Appointment, User
from partnership.records.dated import running_on


def owner_is_here(today: date) -> Q:
    """Whether the named owner holds an office where the action belongs, in the query itself."""
    everywhere = list(Office)
    seat = Membership.objects.acting(everywhere, today).filter(
        person=OuterRef("owner"), board__partnership=OuterRef("partnership")
    )
    post = Appointment.objects.acting(everywhere, today).filter(
        running_on(today, f"agency__{LISTED}"),
        person=OuterRef("owner"),
        agency__listings__partnership=OuterRef("partnership"),
    )
    return Q(Exists(seat)) | Q(Exists(post))


def fallen(actions: QuerySet[Action], today: date) -> QuerySet[Action]:
    """Those whose named owner has left: their agency's lead answers for them now."""
    return actions.filter(~owner_is_here(today), owner__isnull=False)


def answered_by(actions: QuerySet[Action], user: User, today: date) -> QuerySet[Action]:
    """Those that this person answers for: owned by them, or left to a lead of the agency."""
    led = Appointment.objects.held(user, LEADS, today).order_by().values("agency")
    if led.query.is_empty():
        return actions.filter(owner=user.pk)
    nobodys = Q(owner__isnull=True) | ~owner_is_here(today)
    return actions.filter(Q(owner=user.pk) | (Q(owner_agency__in=led) & nobodys))


@dataclass
class Answering:
    """The people who may be told of some actions, asked once for all of them."""

    owners: dict[int, list[User]] = field(default_factory=dict)
    leads: dict[int, list[User]] = field(default_factory=dict)
    chairs: dict[int, list[User]] = field(default_factory=dict)
    head: dict[int, list[User]] = field(default_factory=dict)
    service: dict[int, list[User]] = field(default_factory=dict)

    def told(self, action: Action, rung: str) -> list[User]:
        """The people of this rung; where nobody is, of the next, so that no reminder is lost."""
        ways = (
            ("owner", self.owners.get(action.pk)),
            ("lead", self.leads.get(action.owner_agency_id)),
            ("chair", self.chairs.get(action.board_id)),
            ("head", self.head.get(action.partnership_id)),
            ("service", self.service.get(action.partnership_id)),
        )
        names = [name for name, _ in ways]
        later = ways[names.index(rung) :]
        return next((people for _, people in later if people), [])


def answering(actions: Iterable[Action], today: date) -> Answering:
    """Who answers for these actions on each rung. Five queries for any number of them."""
    rows = list(actions)
    pks = [row.pk for row in rows]
    owned = Action.objects.filter(owner_is_here(today), pk__in=pks, owner__is_active=True)
    here = owned.select_related("owner")
    seats = Membership.objects.select_related("person", "board")
    posts = Appointment.objects.select_related("person")
    agencies = {row.owner_agency_id for row in rows}
    boards, wholes = {row.board_id for row in rows}, {row.partnership_id for row in rows}
    leads = posts.acting(LEADS, today).filter(agency__in=agencies)
    chairs = seats.acting((Office.GROUP_CHAIR,), today).filter(board__in=boards)
    service = list(seats.acting(SERVICE, today).filter(board__partnership__in=wholes))
    heads = [row for row in service if row.office == Office.HEAD_OF_SERVICE]
    return Answering(
        owners={row.pk: [row.owner] for row in here if row.owner},
        leads=_people((row.agency_id, row.person) for row in leads),
        chairs=_people((row.board_id, row.person) for row in chairs),
        head=_people((row.board.partnership_id, row.person) for row in heads),
        service=_people((row.board.partnership_id, row.person) for row in service),
    )


def _people(pairs: Iterable[tuple[Any, User]]) -> dict[int, list[User]]:
    found: dict[int, dict[User, None]] = defaultdict(dict)
    for place, person in pairs:
        found[place][person] = None
    return {place: list(people) for place, people in found.items()}
