"""A case, agencies that are asked about it, and their leads."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from boards.tests.factories import a_listing, a_person, a_post, an_agency
from partnership.people.models import User
from reviews.asking.models import Asked, Asking, Purpose
from reviews.asking.services import answering, drawing
from reviews.models import Incident, Review
from tests.factories import World

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DUE = date(2026, 12, 7)
WHEN: dict[str, Any] = {"today": TODAY, "now": NOW}


class Here:
    """A rapid review under way; a trust and a school with leads, a hospice without."""

    def __init__(self, world: World, case: Any) -> None:
        self.world, self.case, self.officer = world, case, world.officer
        self.trust, self.lead = world.trust, world.lead
        self.school, self.hospice = an_agency("A school"), an_agency("A hospice")
        for agency in (self.school, self.hospice):
            a_listing(world.partnership, agency)
        self.head_teacher = self.new_lead(self.school, "Lead of the school")

    def new_lead(self, agency: Any, name: str) -> User:
        person = a_person(name)
        a_post(person, agency)
        return person

    def drawn(self, **more: Any) -> Asking:
        facts = {
            "purpose": Purpose.RAPID,
            "agencies": [self.trust, self.school],
            "questions": ["What contacts were there?", "What was learned?"],
            "due_on": DUE,
            **more,
        }
        return drawing.draw_up(self.case, drawing.Drawn(**facts), by=self.officer, today=TODAY)

    def sent(self, **more: Any) -> Asking:
        return drawing.send(self.drawn(**more), by=self.officer, **WHEN)

    def of(self, asking: Asking, agency: Any) -> Asked:
        found: Asked = Asked.objects.select_related("asking", "request__agency").get(
            asking=asking, agency=agency
        )
        return found

    def words(self, asked: Asked, said: str = "Three visits") -> dict[int, str]:
        return {one.pk: said for one in answering.questions_of(asked)}

    def submits(self, asked: Asked, by: User | None = None, said: str = "Three visits") -> Any:
        words = self.words(asked, said)
        facts: dict[str, Any] = {"words": words, "holds_nothing": False, "now": NOW}
        return answering.submit(asked, by=by or self.lead, **facts)


@pytest.fixture
def here(world: World, incident: Callable[..., Incident]) -> Here:
    return Here(world, incident(date(2026, 11, 16)))


@pytest.fixture
def of_review(world: World, review: Callable[..., Review]) -> Here:
    return Here(world, review(date(2026, 11, 16)))


@pytest.fixture
def elsewhere(db: None) -> World:
    """Another partnership."""
    return World()


@pytest.fixture
def of_no_office(world: World, django_assert_num_queries: Any) -> Callable[[Any], None]:
    """Whoever holds no office that is asked costs no query."""

    def ask(waiting_for: Any) -> None:
        member = User.objects.get(pk=world.member.pk)
        assert member.offices_now
        with django_assert_num_queries(0):
            assert waiting_for(member, TODAY) == []

    return ask
