"""Numbers of a period and of a day, whatever moved or opened again since."""

from typing import Any

import pytest

from boards.actions.figures import at_end_of, counted_by, figures
from boards.actions.services import closing, moving
from boards.actions.tests.factories import TODAY, Group, at, days
from boards.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def test_what_happened_and_what_stood(group: Group) -> None:
    kept = group.action("Kept", raised_on=days(-60), due_on=days(5))
    because: dict[str, Any] = {"because": "A rota", "by": group.officer}
    moving.move_due(kept, due_on=days(50), **because, **at(4))
    closed = group.action("Closed", raised_on=days(-20), due_on=days(5))
    group.closes(closed)
    closing.reopen(closed, due_on=days(40), **because, **at(10))
    group.action("Late", raised_on=days(-10), due_on=days(1))
    told = figures(Action.objects.all(), days(-30), days(9))
    assert (told.raised, told.closed, told.moved, told.reopened) == (2, 1, 1, 0)
    assert (told.open, told.overdue) == (2, 1)
    later = figures(Action.objects.all(), days(10), days(45))
    assert (later.raised, later.closed, later.reopened) == (0, 0, 1)
    assert (later.open, later.overdue) == (3, 2)


def test_a_day_moved_since_is_as_it_was_then(group: Group) -> None:
    action = group.action(due_on=days(2))
    moving.move_due(action, due_on=days(50), because="x", by=group.officer, **at(2))
    day = at_end_of(Action.objects.all(), days(1)).get().due_then
    assert day == days(2)
    assert at_end_of(Action.objects.all(), days(2)).get().due_then == days(50)


def test_by_age_group_and_agency_in_one_query(
    group: Group, django_assert_num_queries: object
) -> None:
    group.action(raised_on=days(-10), due_on=days(-1))
    group.action(raised_on=days(-500), due_on=days(9))
    rows = Action.objects.all()
    with django_assert_num_queries(1):  # type: ignore[operator]
        ages = counted_by(rows, "age", TODAY)
    assert ages == {"Up to three months": (1, 1), "Over a year": (1, 0)}
    assert counted_by(rows, "group", TODAY) == {group.board.name: (2, 1)}
    assert counted_by(rows, "agency", TODAY) == {group.trust.name: (2, 1)}
