"""The weekly letters about roles that nobody holds."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse

from boards.models import Membership, Partnership
from boards.notices import VACANCIES
from boards.permissions import KEEPERS
from boards.vacancies import Vacancy, vacancies
from partnership.access.offices import SERVICE
from partnership.outbox.mailboxes import mailboxes_for
from partnership.outbox.models import Mailbox
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User


def vacancy_letters(today: date) -> list[Draft]:
    """One letter to each service office of a partnership with vacant roles, and one about each
    role to the shared mailboxes of its board or agency; their keys hold the week.

    The number of queries does not depend on the number of partnerships or roles.
    """
    week = today - timedelta(days=today.weekday())
    vacant = vacancies(Partnership.objects.all(), today)
    return [*_to_service(vacant, week, today), *_to_mailboxes(vacant, week, today)]


def _to_service(vacant: list[Vacancy], week: date, today: date) -> Iterator[Draft]:
    by_partnership: dict[int, list[Vacancy]] = defaultdict(list)
    for vacancy in vacant:
        by_partnership[vacancy.partnership].append(vacancy)
    partnerships = Partnership.objects.in_bulk(by_partnership)
    for pk, people in _service(today).items():
        found = by_partnership.get(pk)
        for person in people if found else ():
            yield _letter(partnerships[pk], found or [], person, week)


def _service(today: date) -> dict[int, list[User]]:
    """Who holds an office of the service, by partnership, each once."""
    held = Membership.objects.acting(SERVICE, today).select_related("person", "board")
    people: dict[int, dict[User, None]] = defaultdict(dict)
    for tenure in held.order_by("person", "pk"):
        people[tenure.board.partnership_id][tenure.person] = None
    return {pk: list(found) for pk, found in people.items()}


def _letter(partnership: Partnership, vacant: list[Vacancy], to: User, week: date) -> Draft:
    roles = "1 role" if len(vacant) == 1 else f"{len(vacant)} roles"
    return Draft(
        key=f"vacancies:{partnership.pk}:{week}:{to.pk}",
        to=to,
        subject=partnership,
        heading=f"{partnership}: nobody holds {roles}",
        words=render_to_string("letters/vacancies.txt", {"vacant": vacant}),
        kind=VACANCIES.key,
        path=reverse("boards:vacancies"),
    )


def _to_mailboxes(vacant: list[Vacancy], week: date, today: date) -> Iterator[Draft]:
    places: dict[type[Model], dict[int, list[Vacancy]]] = defaultdict(lambda: defaultdict(list))
    for vacancy in vacant:
        places[type(vacancy.place)][vacancy.place.pk].append(vacancy)
    for model, found in places.items():
        boxes = mailboxes_for(model, set(found), "owners", today)
        keepers = _keepers_of([box for few in boxes.values() for box in few])
        for pk, few in boxes.items():
            for box in few:
                ours = [one for one in found[pk] if _is_ours(one, keepers[box.pk])]
                yield from (_copy(vacancy, box, week) for vacancy in _each_role_once(ours))


def _keepers_of(boxes: list[Mailbox]) -> dict[int, set[int]]:
    """The partnerships whose keepers added these mailboxes. One query.

    An agency may be listed by two: what one of them misses there is not told to a mailbox that
    the other added.
    """
    held = Membership.objects.filter(
        person__in={box.added_by_id for box in boxes}, office__in=KEEPERS
    ).select_related("board")
    seats = list(held)
    return {
        box.pk: {
            seat.board.partnership_id
            for seat in seats
            if seat.person_id == box.added_by_id and seat.runs_on(box.starts_on)
        }
        for box in boxes
    }


def _is_ours(vacancy: Vacancy, keepers: set[int]) -> bool:
    return not keepers or vacancy.partnership in keepers


def _each_role_once(vacant: list[Vacancy]) -> list[Vacancy]:
    """An agency may be listed by two partnerships."""
    return list({vacancy.role: vacancy for vacancy in vacant}.values())


def _copy(vacancy: Vacancy, box: Model, week: date) -> Draft:
    place = vacancy.place
    context = {"vacancy": vacancy, "address": address_of(place)}
    return Draft(
        key=f"vacancy:{box.pk}:{vacancy.role}:{week}",
        to=box,
        subject=place,
        heading=f"Nobody holds: {vacancy.title}",
        words=render_to_string("letters/vacancy.txt", context),
        kind=VACANCIES.key,
    )
