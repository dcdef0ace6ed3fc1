"""Which offices people hold, as far as the reader may see, and where the reader may give them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from boards.answering import answered_for
from boards.models import Board, Membership, Partnership
from boards.permissions import CHAIRS_AND_SERVICE, MANAGERS, OPENS_REVIEWS
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User, UserQuerySet
from partnership.records.dated import not_over_on

SORTS: dict[str, type[Membership] | type[Appointment]] = {
    "board": Membership,
    "agency": Appointment,
}


@dataclass(frozen=True)
class Held:
    """One office of a person, and whether the reader may end it."""

    tenure: Any
    sort: str
    may_end: bool
    elsewhere: bool = False  # it runs, and another service that lists the agency answers for it


@dataclass(frozen=True)
class Offices:
    """The offices of one person by when they run."""

    now: list[Held]
    later: list[Held]
    before: list[Held]

    @property
    def several(self) -> bool:
        """Whether the offices that the reader sees are of more than one partnership."""
        held = (*self.now, *self.later, *self.before)
        return len({one.tenure.board.partnership_id for one in held if one.sort == "board"}) > 1


def people_with_offices(user: Any, today: date) -> UserQuerySet:
    """The people whom the reader may see, with the offices that run today. Three queries."""
    memberships = Membership.objects.visible_to(user).on(today).select_related("board__partnership")
    appointments = Appointment.objects.visible_to(user).on(today).select_related("agency")
    return User.objects.visible_to(user).prefetch_related(
        Prefetch("memberships", memberships, to_attr="seats_now"),
        Prefetch("appointments", appointments, to_attr="posts_now"),
    )


def offices_of(person: User, user: Any, today: date, *, manages: bool) -> Offices:
    """Every office of a person that the reader may see, newest first."""
    boards, posts = managed_boards(user, today), answered_for(user, today)
    posts = posts.filter(agency__in=managed_agencies(user, today).values("pk"))
    seats = Membership.objects.filter(board__in=boards.order_by().values("pk"))
    may_end = set(offices_to_give(user, today)) if manages else set()
    found = []
    for (sort, model), mine in zip(SORTS.items(), (seats, posts), strict=True):
        here = mine.filter(person=person).order_by().values_list("pk", flat=True)
        ours = set(here) if manages else set()
        rows = model.objects.visible_to(user).filter(person=person)
        rows = rows.select_related("board__partnership" if sort == "board" else sort)
        for row in rows:
            runs = row.ends_on is None or row.ends_on >= today
            may = runs and row.office in may_end
            found.append(Held(row, sort, may and row.pk in ours, may and row.pk not in ours))
    found.sort(key=lambda held: (held.tenure.starts_on, held.tenure.pk), reverse=True)
    return Offices(
        now=[held for held in found if held.tenure.runs_on(today)],
        later=[held for held in found if held.tenure.starts_on > today],
        before=[held for held in found if held.tenure.ends_on and held.tenure.ends_on < today],
    )


def is_head(user: Any, today: date, place: Board | Agency | None = None) -> bool:
    """Whether this person is a Head of Service today; with a place, in a partnership of it."""
    return _holds(user, Office.HEAD_OF_SERVICE, today, place)


def _holds(user: Any, office: Office, today: date, place: Board | Agency | None) -> bool:
    held = Membership.objects.held(user, [office], today)
    if isinstance(place, Board):
        held = held.filter(board__partnership=place.partnership_id)
    elif place is not None:
        listings = "board__partnership__listings__"
        held = held.filter(not_over_on(today, listings), **{f"{listings}agency": place})
    return bool(held.exists())


def kept_back(user: Any, today: date, place: Board | Agency | None = None) -> tuple[Office, ...]:
    """The offices that this person may not give or end: those that open more than their own.

    A Head of Service gives all. A service officer sees every incident and review, and so may let
    a member in, but makes nobody chair. An administrator sees none of them and lets nobody in.
    """
    if is_head(user, today, place):
        return ()
    return (
        CHAIRS_AND_SERVICE if _holds(user, Office.SERVICE_OFFICER, today, place) else OPENS_REVIEWS
    )


def gives_where(user: Any, today: date) -> dict[int, list[Office]]:
    """The offices that this person gives, by partnership. One query."""
    held: dict[int, set[str]] = defaultdict(set)
    rows = Membership.objects.held(user, MANAGERS, today).order_by()
    for partnership, office in rows.values_list("board__partnership", "office"):
        held[partnership].add(office)
    return {pk: [one for one in Office if one not in _back(mine)] for pk, mine in held.items()}


def _back(held: set[str]) -> tuple[Office, ...]:
    if Office.HEAD_OF_SERVICE in held:
        return ()
    return CHAIRS_AND_SERVICE if Office.SERVICE_OFFICER in held else OPENS_REVIEWS


def offices_to_give(user: Any, today: date) -> list[Office]:
    """The offices that this person may give and end somewhere; the service asks where."""
    back = kept_back(user, today)
    return [office for office in Office if office not in back]


def managed_partnerships(user: Any, today: date) -> QuerySet[Partnership]:
    """Where this person gives and ends offices."""
    held = Membership.objects.held(user, MANAGERS, today).order_by().values("board__partnership")
    return Partnership.objects.filter(pk__in=held)


def managed_boards(user: Any, today: date) -> QuerySet[Board]:
    """Boards and groups of those partnerships that run today or later."""
    found = Board.objects.visible_to(user, on=today)
    found = found.filter(partnership__in=managed_partnerships(user, today))
    return found.exclude(ends_on__lt=today)


def managed_agencies(user: Any, today: date) -> QuerySet[Agency]:
    """Agencies that those partnerships list still, or from a later day; none that have ended."""
    mine = managed_partnerships(user, today)
    listed = Agency.objects.filter(not_over_on(today, "listings__"), listings__partnership__in=mine)
    found = Agency.objects.visible_to(user, on=today)
    return found.filter(pk__in=listed.values("pk"), is_category=False).exclude(ends_on__lt=today)
