"""Whom a challenge concerns today: who answers, who leads the agency, who chairs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError

from boards.challenges.models import Challenge
from boards.challenges.permissions import ANSWERERS
from boards.meetings.models import Withheld
from boards.models import Membership
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User

LEADERS = (Office.LEAD_REPRESENTATIVE, Office.DELEGATED_OFFICER)
CHAIRS = (Office.GROUP_CHAIR, Office.INDEPENDENT_CHAIR)
Held = TypeVar("Held", Appointment, Membership)


@dataclass(frozen=True)
class People:
    """The offices that a set of challenges leads to, fetched in three queries.

    `kept`: (challenge, person) where its item is kept from that person: they are told of nothing.
    """

    posts: list[Appointment]
    seats: list[Membership]
    kept: set[tuple[int, int]]

    def answerers(self, challenge: Challenge) -> list[User]:
        """The person named while they hold an office there; else the agency's safeguarding lead,
        else whoever leads it."""
        named = [one.person for one in self._posts(challenge, AGENCY_OFFICES)]
        if challenge.responder in named and challenge.responder is not None:
            return [challenge.responder]
        leads = self._held(challenge, (Office.AGENCY_LEAD,))
        return leads or self._held(challenge, ANSWERERS)

    def leaders(self, challenge: Challenge) -> list[User]:
        """Who represents the agency at the top; where nobody does, its safeguarding lead."""
        return self._held(challenge, LEADERS) or self.answerers(challenge)

    def chairs(self, challenge: Challenge) -> list[User]:
        """Who chairs the group; where nobody does, the Independent Chair of the partnership."""
        here = [one for one in self.seats if one.board_id == challenge.board_id]
        of_group = [one for one in here if one.office == Office.GROUP_CHAIR]
        whole = [
            one
            for one in self.seats
            if one.office == Office.INDEPENDENT_CHAIR
            and one.board.partnership_id == challenge.partnership_id
        ]
        seen = self._seeing(challenge, of_group) or self._seeing(challenge, whole)
        return _once(one.person for one in seen)

    def _held(self, challenge: Challenge, offices: Collection[str]) -> list[User]:
        return _once(one.person for one in self._posts(challenge, offices))

    def _posts(self, challenge: Challenge, offices: Collection[str]) -> list[Appointment]:
        mine = [one for one in self.posts if one.agency_id == challenge.agency_id]
        return self._seeing(challenge, [one for one in mine if one.office in offices])

    def _seeing(self, challenge: Challenge, held: Iterable[Held]) -> list[Held]:
        """Without those from whom its item is kept."""
        return [one for one in held if (challenge.pk, one.person_id) not in self.kept]


def _once(people: Iterable[User]) -> list[User]:
    return list(dict.fromkeys(people))


def people_of(challenges: Iterable[Challenge], today: date) -> People:
    """Everybody whom these challenges concern today. Three queries for any number of them."""
    rows = list(challenges)
    posts = Appointment.objects.acting(AGENCY_OFFICES, today)
    posts = posts.filter(agency__in={one.agency_id for one in rows})
    seats = Membership.objects.acting(CHAIRS, today)
    seats = seats.filter(board__partnership__in={one.partnership_id for one in rows})
    kept = Withheld.objects.filter(
        ended_at__isnull=True, item__lines__challenge__in=[one.pk for one in rows]
    )
    return People(
        list(posts.select_related("person").order_by("pk")),
        list(seats.select_related("person", "board").order_by("pk")),
        set(kept.values_list("item__lines__challenge", "person")),
    )


def responder_called(address: str, agency: Agency) -> User | None:
    """Who holds an office for the agency under this address; nobody without one.

    raises: ValidationError, in the same words for an address that there is not.
    """
    if not address:
        return None
    posts = agency.appointments.values("person")  # type: ignore[attr-defined]
    found: User | None = User.objects.filter(email=address.lower(), pk__in=posts).first()
    if found is None:
        words = f"Nobody with this address holds an office for {agency}"
        raise ValidationError({"responder": words})
    return found
