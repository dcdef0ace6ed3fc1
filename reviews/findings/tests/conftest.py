"""What the tests of learning ask for: a theme, findings, recommendations, what became of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from boards.actions.services import closing
from boards.actions.services.closing import Done
from boards.actions.services.raising import Asked
from boards.models import Action, HowTaken
from partnership.agencies.models import Agency
from reviews.findings.models import Finding, LearningTheme, Recommendation
from reviews.findings.services import answering, learning, recommending, themes
from reviews.findings.services.answering import Checked, Verdict
from reviews.findings.services.learning import Found
from reviews.findings.services.recommending import Recommended
from reviews.models import Review
from tests.factories import World

TODAY = date(2026, 5, 5)
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
WORDS = "Agencies had not shared what each of them knew."


@pytest.fixture
def theme(world: World) -> LearningTheme:
    """A theme of the partnership."""
    name = "Sharing information"
    return themes.add_theme(world.partnership, name=name, by=world.officer, today=TODAY)


@pytest.fixture
def find(world: World, theme: LearningTheme, review: Callable[..., Review]) -> Any:
    """Record a finding of a review, of a new one unless told otherwise."""

    def record(row: Review | None = None, words: str = WORDS, **more: Any) -> Finding:
        facts = {"theme": theme, "found_on": date(2026, 4, 1), **more}
        found = Found(words=words, **facts)
        return learning.record_finding(row or review(), found, by=world.officer, today=TODAY)

    return record


@pytest.fixture
def recommend(world: World, find: Any) -> Any:
    """Recommend something to the trust, or, without an agency, to the whole system."""

    def make(
        finding: Finding | None = None,
        agency: Agency | None = world.trust,
        words: str = "Meet within a day.",
    ) -> Recommendation:
        said = Recommended(words, agency, "An audit shows it.")
        return recommending.recommend(finding or find(), said, by=world.officer, today=TODAY)

    return make


@pytest.fixture
def decide(world: World) -> Any:
    """Record whether a recommendation is accepted."""

    def record(row: Recommendation, accepted: bool = True, because: str = "", **more: Any) -> Any:
        facts: dict[str, Any] = {"how": HowTaken.WRITTEN, "taken_by": world.chair}
        facts |= {"taken_on": TODAY, **more}
        verdict = Verdict(accepted=accepted, because=because, **facts)
        return answering.decide(row, verdict, by=world.officer, today=TODAY)

    return record


@pytest.fixture
def act_on(world: World) -> Any:
    """Raise an action of a recommendation."""

    def make(row: Recommendation, what: str = "Say so to every team.") -> Action:
        asked = Asked(what, world.trust, TODAY, TODAY + timedelta(days=30))
        return recommending.raise_action_from(row, asked, by=world.officer, today=TODAY)

    return make


@pytest.fixture
def close(world: World) -> Any:
    """Close an action, with a day of its impact check."""

    def end(action: Action, check_on: date | None = date(2026, 8, 3), now: datetime = NOW) -> Any:
        why = "" if check_on else "It was a single act"
        done = Done(TODAY, "It is done.", "Kept by the trust", None, check_on, why)
        return closing.close(action, done, by=world.officer, today=TODAY, now=now)

    return end


@pytest.fixture
def check(world: World) -> Any:
    """Say whether practice changed."""

    def record(row: Recommendation, changed: bool, on: date = date(2026, 8, 4)) -> Any:
        now = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        said = Checked(changed, "An audit of twenty records.", on, "The quality group")
        return answering.check_practice(row, said, by=world.officer, today=on, now=now)

    return record
