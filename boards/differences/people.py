"""Who is next: the holders of the office that a stage names, or that nobody holds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boards.differences.models import Difference, Side, Step
from boards.models import Membership
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User

# A stage leads to one of these: practitioners are found by their agency's lead.
OF_AGENCIES = tuple(office for office in AGENCY_OFFICES if office != Office.PRACTITIONER)
OF_THE_WHOLE = (Office.HEAD_OF_SERVICE, Office.INDEPENDENT_CHAIR)
NEXT_OFFICES = (*OF_AGENCIES, *OF_THE_WHOLE)
SERVICE = (Office.SERVICE_OFFICER,)


@dataclass(frozen=True)
class Next:
    """One office that a stage leads to: where, and who holds it now (None: nobody)."""

    office: str
    where: str
    person: User | None


@dataclass(frozen=True)
class People:
    """The sides of a set of differences and who holds the offices they lead to."""

    sides: list[Side]
    posts: list[Appointment]
    seats: list[Membership]

    def agencies(self, row: Difference) -> list[Agency]:
        """The agencies on every side, who raised it first."""
        return [one.agency for one in self.sides if one.difference_id == row.pk]

    def next_of(self, row: Difference, office: str) -> list[Next]:
        """For this stage's office: who holds it for each agency, or in the partnership."""
        label = str(Office(office).label)
        if office in OF_THE_WHOLE:
            held = [one.person for one in self._seats(row) if one.office == office]
            return _named(label, str(row.partnership), held)
        found = []
        for agency in self.agencies(row):
            held = [
                one.person
                for one in self.posts
                if one.agency_id == agency.pk and one.office == office
            ]
            found += _named(label, str(agency), held)
        return found

    def service(self, row: Difference) -> list[User]:
        """The service officers of its partnership."""
        return [one.person for one in self._seats(row) if one.office in SERVICE]

    def chair(self, row: Difference) -> list[User]:
        """The Independent Chair of its partnership."""
        seats = self._seats(row)
        return [one.person for one in seats if one.office == Office.INDEPENDENT_CHAIR]

    def _seats(self, row: Difference) -> list[Membership]:
        return [one for one in self.seats if one.board.partnership_id == row.partnership_id]


def _named(office: str, where: str, held: Iterable[User]) -> list[Next]:
    people = list(dict.fromkeys(held))
    return [Next(office, where, one) for one in people] or [Next(office, where, None)]


def people_of(rows: Iterable[Difference], today: date) -> People:
    """Everybody whom these differences lead to today. Three queries for any number of them."""
    found = list(rows)
    standing = Side.objects.filter(difference__in=[one.pk for one in found], ended_on__isnull=True)
    sides = list(standing.select_related("agency"))
    posts = Appointment.objects.acting(OF_AGENCIES, today)
    posts = posts.filter(agency__in={one.agency_id for one in sides})
    seats = Membership.objects.acting((*OF_THE_WHOLE, *SERVICE), today)
    seats = seats.filter(board__partnership__in={one.partnership_id for one in found})
    return People(
        sides,
        list(posts.select_related("person").order_by("pk")),
        list(seats.select_related("person", "board").order_by("pk")),
    )


def newest_steps(rows: Iterable[Difference]) -> dict[int, Step]:
    """The stage that runs, by difference. One query."""
    pks = [one.pk for one in rows]
    steps = Step.objects.filter(difference__in=pks, ended_on__isnull=True)
    return {one.difference_id: one for one in steps.order_by("number")}
