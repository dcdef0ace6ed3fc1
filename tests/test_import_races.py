"""Two people at one sheet: a locked row decides, and every row is there once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection

from boards.models import Action, Membership
from partnership.agencies.models import Agency
from partnership.sheets import services
from partnership.sheets.undoing import undo
from tests.factories import World
from tests.imports.brought import LATER, NOW, action, body, brought, member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:
    """Committed rows, since every thread has a connection of its own."""
    return World()


def at_once(*acts: Any) -> list[Any]:
    """Do these in threads that start together: what each gave, or its refusal in words."""
    gate = Barrier(len(acts))

    def one(act: Any) -> Any:
        close_old_connections()
        gate.wait()
        try:
            return act()
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_people_apply_one_import_once(world):
    row = brought(world, "agencies", body())
    people = (world.head, world.officer, world.head, world.officer)
    answers = at_once(*(lambda by=by: services.apply(row, by=by, now=NOW) for by in people))
    refused = [answer for answer in answers if isinstance(answer, str)]
    assert len(refused) == len(people) - 1
    assert all(words.startswith("It was applied on") for words in refused)
    assert Agency.objects.filter(name="Fenshire Hospice").count() == 1


def test_two_uploads_of_one_sheet_give_each_office_once(world):
    rows = [brought(world, "members", member(world)) for _ in range(3)]
    answers = at_once(
        *(lambda row=row: services.apply(row, by=world.head, now=NOW) for row in rows)
    )
    assert not [answer for answer in answers if isinstance(answer, str)]
    assert Membership.objects.filter(person__email="asha.patel@example.org").count() == 1
    assert sorted(answer.counts["nothing"] for answer in answers) == [0, 1, 1]


def test_numbers_of_actions_are_given_once(world):
    rows = [brought(world, "actions", action(world, Action=f"{n}")) for n in range(4)]
    at_once(*(lambda row=row: services.apply(row, by=world.head, now=NOW) for row in rows))
    assert set(Action.objects.values_list("reference", flat=True)) == {
        f"ACT-2026-{n:03d}" for n in range(1, 5)
    }


def test_an_import_is_undone_once_and_not_while_somebody_changes_it(world):
    row = services.apply(brought(world, "agencies", body()), by=world.head, now=NOW)
    answers = at_once(*([lambda: undo(row, by=world.head, now=LATER)] * 3))
    refused = [answer for answer in answers if isinstance(answer, str)]
    assert len(refused) == 2
    assert all(words.startswith("It was undone on") for words in refused)
    assert not Agency.objects.filter(name="Fenshire Hospice", starts_on=date(1998, 4, 1)).exists()
