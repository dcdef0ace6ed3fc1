"""Two at once: a body agrees once, every draft has a number of its own, one person has a role."""

from typing import Any

import pytest

from reviews.commissioning.models import Commission, StepKind, Version
from reviews.commissioning.rules import Planned
from reviews.commissioning.services import chain
from reviews.commissioning.services.chain import Said
from reviews.commissioning.tests.factories import (
    DECIDED,
    TODAY,
    begun,
    commissioned,
    drafted,
    sent,
)
from reviews.tests.test_races import at_once, winners
from tests.factories import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:
    """Committed rows, since every thread has a connection of its own."""
    return World()


def test_a_body_agrees_once(world: World, review: Any):
    row = review(DECIDED)
    draft = drafted(row, world.officer)
    begun(row, world.officer, Planned(StepKind.GROUP, world.group))
    step = sent(row, world.officer, draft)
    said = Said(TODAY, "By all")
    answers = at_once(lambda: chain.agree(step, said, by=world.chair, today=TODAY))
    assert winners(answers) == 1
    assert step.moves.filter(what="agreed").count() == 1


def test_every_draft_has_a_number_of_its_own_and_the_same_file_is_one(world: World, review: Any):
    row = review(DECIDED)
    words = iter(["One.", "Two.", "Three.", "Four."])
    at_once(lambda: drafted(row, world.officer, next(words)))
    numbers = list(Version.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [1, 2, 3, 4]
    at_once(lambda: drafted(row, world.officer, "Five."))
    assert Version.objects.count() == 5


def test_one_of_two_at_once_gets_the_role(world: World, review: Any):
    row = review(DECIDED)
    names = iter(["A", "B", "C", "D"])
    answers = at_once(lambda: commissioned(row, world.officer, name=next(names)))
    assert winners(answers) == 1
    assert Commission.objects.filter(ended_on__isnull=True).count() == 1
