"""Acts on an agenda that are pressed several times in one instant: done once, told in words."""

from typing import Any

import pytest

from boards.actions.tests.test_races import TIMES, at_once
from boards.meetings.models import AgendaItem, Paper, Version, Withheld
from boards.meetings.services import agenda, papers
from boards.meetings.tests.factories import NOW, Group, pdf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def group(transactional_db: None) -> Group:
    return Group()


def again(item: AgendaItem) -> AgendaItem:
    """As another request has it."""
    return AgendaItem.objects.get(pk=item.pk)


def test_an_item_is_kept_from_a_person_once(group: Group) -> None:
    item = group.item("A case")
    why: dict[str, Any] = {"because": "An interest", "by": group.officer}
    acts = [lambda: papers.withhold(again(item), person=group.nurse, **why)] * TIMES
    assert at_once(*acts) == TIMES - 1
    assert Withheld.objects.count() == 1


def test_an_item_comes_back_once(group: Group) -> None:
    item = group.item("A case")
    acts = [lambda: agenda.bring_back(again(item), after=1, by=group.officer)] * TIMES
    assert at_once(*acts) == TIMES - 1
    assert item.came_back_as.count() == 1


def test_a_paper_is_added_once(group: Group) -> None:
    item = group.item("One")
    more: dict[str, Any] = {"by": group.officer, "now": NOW}

    def add() -> Any:
        return papers.add_paper(again(item), title="Paper", paper=pdf(), **more)

    assert at_once(*[add] * TIMES) == 0
    assert (Paper.objects.count(), Version.objects.count()) == (1, 1)
