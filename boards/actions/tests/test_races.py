"""Two people act on one action at once: one wins, the other is told, nothing is doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from boards.actions.models import Closing, Move, Reopening, Update, Verdict
from boards.actions.services import closing, moving, updating
from boards.actions.tests.factories import AT, NOW, Group, days
from boards.models import Action

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


@pytest.fixture
def group(transactional_db: None) -> Group:
    return Group()


def at_once(*acts: Callable[[], Any]) -> int:
    """Each in a thread of its own, started together: how many were refused."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> bool:
        gate.wait()
        try:
            act()
        except ValidationError:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(len(acts)) as pool:
        return sum(pool.map(one, acts))


def test_an_update_sent_several_times_at_once_stands_once(group: Group) -> None:
    action = group.action()
    assert at_once(*[lambda: group.says(action)] * TIMES) == 0
    assert Update.objects.count() == 1


def test_actions_raised_at_once_get_a_number_each(group: Group) -> None:
    assert at_once(*[lambda: group.action()] * TIMES) == 0
    given = Action.objects.values_list("reference", flat=True)
    assert len(set(given)) == len(given) == TIMES


def test_an_update_is_answered_once(group: Group) -> None:
    row = group.says(group.action())
    said: dict[str, Any] = {"because": "Seen", "now": NOW}
    answer = updating.answer_update
    refused = at_once(
        lambda: answer(row, accepted=True, by=group.officer, **said),
        lambda: answer(row, accepted=False, by=group.head, **said),
    )
    assert (refused, Verdict.objects.count()) == (1, 1)


def test_two_who_ask_for_two_days_leave_one_request(group: Group) -> None:
    action = group.action()
    refused = at_once(
        lambda: moving.move_due(action, due_on=days(40), because="A", by=group.lead, **AT),
        lambda: moving.move_due(action, due_on=days(50), because="B", by=group.nurse, **AT),
    )
    assert (refused, Move.objects.waiting().count()) == (1, 1)


def test_the_service_cannot_move_past_the_chair_by_being_quick(group: Group) -> None:
    action = group.action()
    numbers = range(40, 40 + TIMES)
    acts = [
        lambda n=n: moving.move_due(action, due_on=days(n), because="A", by=group.officer, **AT)
        for n in numbers
    ]
    at_once(*acts)  # type: ignore[arg-type]
    assert Move.objects.counted().count() == 2
    action.refresh_from_db()
    assert action.due_on in {move.to for move in Move.objects.counted()}


def test_an_action_is_closed_once_and_opened_again_once(group: Group) -> None:
    action = group.action()
    assert at_once(*[lambda: group.closes(action)] * TIMES) == TIMES - 1
    assert Closing.objects.count() == 1
    again: dict[str, Any] = {"because": "x", "due_on": days(9), "by": group.officer}
    refused = at_once(*[lambda: closing.reopen(action, **again, **AT)] * TIMES)
    assert (refused, Reopening.objects.count()) == (TIMES - 1, 1)
    assert Action.objects.get().closed_on is None
