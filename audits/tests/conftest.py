"""A partnership that asks its trust against a small framework of its own."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from audits.models import Cycle, Edition, Framework, Grade, Question, Return, Scale, Standard
from audits.services import cycles, frameworks
from boards.models import BoardKind
from partnership.people.models import User
from tests import factories as make
from tests.factories import World

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()
DUE = date(2027, 1, 29)
# words, whether it is met, whether it needs an action; from the worst to the best
Worded = tuple[str, str, bool, bool]
RAG: tuple[Worded, ...] = (
    ("R", "Not met", False, True),
    ("A", "Partly met", False, True),
    ("G", "Fully met", True, False),
)


class Here:
    """One framework with two standards, and a quality group that reads."""

    def __init__(self, world: World) -> None:
        self.world, self.officer, self.lead = world, world.officer, world.lead
        self.group = make.board(world.partnership, BoardKind.QUALITY)

    def edition(
        self,
        grades: tuple[Worded, ...] = RAG,
        kinds: list[str] | None = None,
        *,
        twin: str = "",
    ) -> Edition:
        """Two standards with two questions each; the last is for some kinds of agency alone, the
        first of each has a sentence for practitioners."""
        place = self.world.partnership
        scale = _saved(Scale(partnership=place, name=f"Scale of {len(grades)}"), self.officer)
        for number, (code, words, met, act) in enumerate(grades, start=1):
            named: dict[str, Any] = {"code": code, "words": words, "tint": "green"}
            named |= {"is_met": met, "needs_action": act}
            _saved(Grade(scale=scale, place=number, **named), self.officer)
        known = {"partnership": place, "code": "OWN", "title": "Own", "duty": "CA2004-S11"}
        framework = _saved(Framework(**known), self.officer)
        edition = _saved(Edition(framework=framework, number=1, scale=scale), self.officer)
        for number in (1, 2):
            standard = Standard(edition=edition, number=number, title=f"Standard {number}")
            _saved(standard, self.officer)
            for place_ in (1, 2):
                asked = kinds if (number, place_) == (2, 2) and kinds else []
                words = f"Is it so ({number}.{place_})?"
                one = {"key": f"Q{number}{place_}", "words": words, "kinds": asked}
                one["twin"] = twin if place_ == 1 else ""
                _saved(Question(standard=standard, number=place_, **one), self.officer)
        return frameworks.publish_edition(edition, by=self.officer, today=TODAY)

    def cycle(self, edition: Edition | None = None, title: str = "Section 11") -> Cycle:
        """Drawn up, not launched."""
        said: dict[str, Any] = {"edition": edition or self.edition(), "group": self.group}
        said |= {"title": title, "due_on": DUE}
        return cycles.draw_up(self.world.partnership, **said, by=self.officer, today=TODAY)

    def returned(self, edition: Edition | None = None) -> Return:
        """The trust's return, once its cycle is launched."""
        cycle = self.cycle(edition)
        cycles.launch(cycle, by=self.officer, now=NOW)
        return Return.objects.get(cycle=cycle, agency=self.world.trust)


def _saved(row: Any, by: User) -> Any:
    row.save_because("made", by=by)
    return row


@pytest.fixture
def here(world: World) -> Here:
    return Here(world)
