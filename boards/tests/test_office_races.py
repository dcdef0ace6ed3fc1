"""Two people give, end and hand over offices at once: one wins, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from boards import services
from boards.models import BoardKind, Membership
from boards.tests.factories import a_board, a_listing, a_partnership, a_person, a_post, a_seat
from boards.tests.factories import an_agency as an_agency_row
from partnership.access.offices import Office
from partnership.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
SAID: dict[str, Any] = {"because": "Agreed", "today": TODAY}
TIMES = 4


@pytest.fixture
def unit(transactional_db: None) -> SimpleNamespace:
    """A service with its head, and a group."""
    partnership = a_partnership()
    service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
    head = a_person("Head")
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    group = a_board(partnership, "Group")
    return SimpleNamespace(partnership=partnership, service=service, head=head, group=group)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Each in a thread of its own, started together: what it gave, or its refusal."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return act()
        except ValidationError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def told(outcomes: list[Any]) -> int:
    return sum(isinstance(one, ValidationError) for one in outcomes)


def test_an_office_given_by_several_at_once_is_held_once(unit):
    person = a_person("New")
    a_seat(person, unit.service, Office.TRAINER)
    grant = services.Grant(Office.GROUP_MEMBER, unit.group, TODAY)
    give = [lambda: services.give_office(person, grant, by=unit.head, **SAID)] * TIMES
    assert told(at_once(*give)) == TIMES - 1
    assert person.memberships.filter(board=unit.group).count() == 1


def test_two_heads_who_end_each_other_leave_one(unit):
    other = a_person("Other head")
    theirs = a_seat(other, unit.service, Office.HEAD_OF_SERVICE)
    mine = unit.head.memberships.get()
    ended = at_once(
        lambda: services.end_office(theirs, ends_on=TODAY, by=unit.head, **SAID),
        lambda: services.end_office(mine, ends_on=TODAY, by=other, **SAID),
    )
    assert told(ended) == 1
    heads = Membership.objects.filter(office=Office.HEAD_OF_SERVICE, ends_on__isnull=True)
    assert heads.count() == 1


def test_an_office_handed_over_by_several_at_once_has_one_successor(unit):
    held = a_seat(a_person("Old"), unit.group)

    def hand(n: int) -> Callable[[], Any]:
        who = services.Who(f"heir{n}@example.org", "Heir")
        row = Membership.objects.get(pk=held.pk)
        first = TODAY + timedelta(days=1)
        return lambda: services.replace_holder(
            row, who, starts_on=first, by=unit.head, now=NOON, **SAID
        )

    assert told(at_once(*(hand(n) for n in range(TIMES)))) == TIMES - 1
    assert User.objects.filter(email__startswith="heir").count() == 1


def test_a_colleague_invited_twice_at_once_is_one_person(unit):
    trust = an_agency_row("Trust")
    a_listing(unit.partnership, trust)
    lead = a_person("Lead")
    a_post(lead, trust)
    who = services.Who("new@example.org", "New")
    how = {"office": Office.PRACTITIONER, "starts_on": TODAY, "today": TODAY, "now": NOON}
    invite = [lambda: services.invite_colleague(trust, who, by=lead, **how)] * TIMES
    assert told(at_once(*invite)) == TIMES - 1
    assert trust.appointments.filter(person__email="new@example.org").count() == 1
