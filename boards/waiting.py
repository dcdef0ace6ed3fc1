"""Who of a partnership cannot work here yet: invited and never signed in, or without the second
step that their office asks for."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from boards.letters import held_elsewhere
from boards.models import Board, Listing, Membership, Partnership
from partnership.access.offices import NEEDS_SECOND_FACTOR
from partnership.outbox.models import Letter
from partnership.people.factors import factors_of_everybody
from partnership.people.models import Appointment, User

Tenures = QuerySet[Any]


@dataclass
class Waiting:
    """One of them: their offices here, when and by whom they were let in, the newest letter."""

    person: User
    offices: list[str] = field(default_factory=list)
    entered_at: datetime | None = None
    entered_by: str = ""
    written_at: datetime | None = None

    @property
    def signed_in(self) -> bool:
        """Whether they have signed in, so that it is the second step that is missing."""
        return self.person.last_login is not None

    @property
    def may_be_invited(self) -> bool:
        """Whether a link to set a password would help."""
        return not self.person.has_usable_password()


def tenures_of(partnership: Partnership, today: date) -> tuple[Tenures, Tenures]:
    """The offices that run today in its boards, and for the agencies in its lists."""
    boards = Board.objects.on(today).filter(partnership=partnership)
    agencies = Listing.objects.on(today).filter(partnership=partnership).values("agency")
    return (
        Membership.objects.on(today).filter(board__in=boards),
        Appointment.objects.on(today).filter(agency__in=agencies),
    )


def waiting_in(partnership: Partnership, today: date) -> QuerySet[User]:
    """The people in office here who are not in yet. One query.

    Who signs in with an agency that asks for a second step itself needs none here.
    """
    seats, posts = tenures_of(partnership, today)
    here = Q(pk__in=seats.values("person")) | Q(pk__in=posts.values("person"))
    found = User.objects.filter(here, is_active=True)
    never = Q(last_login__isnull=True)
    if not settings.REQUIRE_SECOND_FACTOR:
        return found.filter(never)
    needing = seats.filter(office__in=NEEDS_SECOND_FACTOR).values("person")
    bare: Any = Q(pk__in=needing) & ~Exists(factors_of_everybody().filter(user=OuterRef("pk")))
    for one in settings.OIDC_PROVIDERS:
        for domain in one["domains"] if one.get("second_factor") is True else ():
            bare &= ~Q(email__iendswith=f"@{domain}")
    return found.filter(never | bare)


def with_invitations(
    people: list[User], partnership: Partnership, user: Any, today: date
) -> list[Waiting]:
    """The same with what is known of how they were let in, as far as the reader may know it.

    Six queries for any number of people.
    """
    rows = {person.pk: Waiting(person) for person in people}
    said_by: dict[int, int] = {}
    for tenures, place in zip(tenures_of(partnership, today), ("board", "agency"), strict=True):
        held = {one.pk: one for one in tenures.filter(person__in=rows).select_related(place)}
        for one in held.values():
            rows[one.person_id].offices.append(f"{one.get_office_display()}, {one.where}")
        made = tenures.model.history.filter(id__in=held, history_type="+")
        for pk, at, by in made.values_list("id", "history_date", "history_user"):
            _first(rows[held[pk].person_id], said_by, at, by)
    known = User.objects.visible_to(user, on=today).filter(pk__in=said_by.values())
    names = dict(known.values_list("pk", "name"))
    for pk, by in said_by.items():
        rows[pk].entered_by = names.get(by, "")
    for pk, at in _letters(rows, partnership, today):
        rows[pk].written_at = max(at, rows[pk].written_at or at)
    return list(rows.values())


def _first(row: Waiting, said_by: dict[int, int], at: datetime, by: int | None) -> None:
    if row.entered_at is None or at < row.entered_at:
        row.entered_at = at
        said_by.pop(row.person.pk, None)
        if by is not None:
            said_by[row.person.pk] = by


def _letters(rows: Any, partnership: Partnership, today: date) -> Any:
    """The invitations that were written; not those that may tell of an office elsewhere."""
    here = Partnership.objects.filter(pk=partnership.pk)
    letters = Letter.objects.filter(to__in=rows, key__startswith="invitation:")
    return letters.filter(~held_elsewhere(here, today)).values_list("to", "written_at")
