"""More invented people of the demonstration: chairs and leads, so that the list of vacant roles
holds the few that a real one does."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from boards.models import Board, Membership, Partnership
from boards.models.seat import wrong_body
from boards.vacancies import CHAIRS, Vacancy, vacancies
from partnership.demo.accounts import ACCOUNTS, DOMAIN
from partnership.people.models import Appointment, User

FIRST_NAMES = (
    *("Adaeze", "Bram", "Cerys", "Dilip", "Elowen", "Farid", "Greta", "Hamish", "Imogen", "Jarek"),
    *("Keziah", "Lorcan", "Mireille", "Nikhil", "Oriel", "Piers", "Rhona", "Stellan", "Tamsin"),
)
SURNAMES = (
    *("Ashgrovely", "Birkmantle", "Coldharrow", "Dunnimere", "Elderwick", "Fennimant"),
    *("Garrowmere", "Hollinthwaite", "Inglebrook", "Jessamont", "Kettlewray", "Lanternby"),
    *("Marrowick", "Netherquist", "Oakenfold", "Pemberwyn", "Quarrenden", "Rushmantle"),
    *("Silverholt", "Thistlemoor", "Underwyke", "Valemont", "Wintershade", "Yarrowby"),
)
# Roles left empty, so that there is something to fill; of the first of each somebody has gone.
EMPTY_CHAIRS, EMPTY_LEADS = 2, 3
GONE_SINCE = timedelta(days=24)
HELD_FOR = timedelta(days=400)
SIGNED_IN = timedelta(days=3)
NEVER_SIGNED_IN = 3


def fill_roles(partnership: Partnership, now: datetime) -> None:
    """Give most of the roles that nobody holds to invented people, who cannot sign in."""
    today = timezone.localdate(now)
    found = vacancies(Partnership.objects.filter(pk=partnership.pk), today)
    chairs = [one for one in found if one.office in CHAIRS and _fits(one, today)]
    leads = [one for one in found if not isinstance(one.place, Board)]
    filled = chairs[:-EMPTY_CHAIRS] + leads[:-EMPTY_LEADS]
    people = [_person(number) for number in range(len(filled))]
    for role, person in zip(filled, people, strict=True):
        _hold(role, person, today)
    gone_from = [*chairs[-EMPTY_CHAIRS:][:1], *leads[-EMPTY_LEADS:][:1]]
    for role, person in zip(gone_from, people, strict=False):
        _hold(role, person, today, gone=True)
    _have_signed_in(people[: len(people) - NEVER_SIGNED_IN], now)


def _have_signed_in(people: list[User], now: datetime) -> None:
    """These, and everybody with an account of the demonstration."""
    accounts = User.objects.filter(email__in=[account.email for account in ACCOUNTS])
    for person in (*people, *accounts):
        person.last_login = now - SIGNED_IN
        person.save(update_fields=["last_login"])


def _fits(role: Vacancy, today: date) -> bool:
    held_in = role.held_in
    return isinstance(held_in, Board) and not wrong_body(role.office, held_in, today)


def _person(number: int) -> User:
    """Two lists of different length make several hundred names before one comes again."""
    name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {SURNAMES[number % len(SURNAMES)]}"
    return User.objects.create_user(f"invented-{number + 1}{DOMAIN}", name)


def _hold(role: Vacancy, person: User, today: date, *, gone: bool = False) -> None:
    place = role.held_in
    starts_on = max(today - HELD_FOR, place.starts_on)
    ends_on = max(today - GONE_SINCE, starts_on) if gone else None
    days = {"starts_on": starts_on, "ends_on": ends_on}
    tenure: Membership | Appointment = (
        Membership(person=person, office=role.office, board=place, **days)
        if isinstance(place, Board)
        else Appointment(person=person, office=role.office, agency=place, **days)
    )
    tenure.save_because("demonstration", by=None)
