"""A review signed off, with findings and recommendations, and a pack written of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnership.people.models import User
from reviews import services as reviews
from reviews.findings.models import Finding, Recommendation
from reviews.findings.services import learning, recommending, themes
from reviews.findings.services.learning import Found
from reviews.findings.services.recommending import Recommended
from reviews.models import Publication, Review, Scope
from reviews.packs.drawing import draft_of, parts_of, scope_of
from reviews.packs.models import Kind, Pack, PackEdition
from reviews.packs.services import approving, writing
from reviews.packs.services.writing import Choice
from tests.factories import World

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
LEARNED = "Agencies did not put together what each of them knew"


class Here:
    """One review about an adult: no copies need to leave before it is published."""

    def __init__(self, world: World, review: Review) -> None:
        self.world, self.review = world, review
        by: dict[str, Any] = {"by": world.officer, "today": TODAY}
        theme = themes.add_theme(world.partnership, name="Sharing information", **by)
        self.findings = [
            learning.record_finding(review, Found(words, theme, TODAY), **by)
            for words in (LEARNED, "Nobody asked why visits had stopped")
        ]
        self.advice = [
            recommending.recommend(finding, Recommended(words, agency, "An audit"), **by)
            for finding, words, agency in (
                (self.findings[0], "Ring the other agencies on the day", world.trust),
                (self.findings[1], "Ask about missed visits", None),
            )
        ]

    def choose(
        self,
        findings: list[Finding],
        advice: list[Recommendation],
        title: str = "Learning together",
        by: User | None = None,
    ) -> Pack:
        choice = Choice(
            title,
            {row.pk: place for place, row in enumerate(findings, 1)},
            {row.pk: place for place, row in enumerate(advice, 1)},
        )
        by = by or self.world.officer
        return writing.choose(self.review, choice, by=by, today=TODAY)

    def write(self, kind: str = Kind.BRIEFING, by: User | None = None, **words: str) -> Pack:
        by = by or self.world.officer
        return writing.write(self.review, kind, words, by=by, today=TODAY)

    def whole(self, kind: str = Kind.BRIEFING, **words: str) -> Pack:
        """Something under every heading."""
        self.choose(self.findings, self.advice)
        parts = parts_of(kind, scope_of(Review.objects.get(pk=self.review.pk)))
        said: dict[str, Any] = {part.code: f"Words of {part.code}" for part in parts}
        return self.write(kind, **{**said, **words})

    def approve(
        self, kind: str = Kind.BRIEFING, by: User | None = None, **more: str
    ) -> PackEdition:
        pack = writing.pack_of(self.review)
        assert pack is not None
        facts: dict[str, Any] = {"as_read": draft_of(pack, kind).fingerprint, **more}
        by = by or self.world.head
        return approving.approve(self.review, kind, by=by, today=TODAY, now=NOW, **facts)

    def plan(self, scope: str = Scope.FULL) -> None:
        why = "" if scope == Scope.FULL else "The family would be known"
        public = scope != Scope.NOTHING
        made = reviews.Plan(
            on=TODAY,
            scope=scope,
            title="A public title" if public else "",
            summary="What was learned." if public else "",
            not_full_because=why,
            publishes_itself=False,
        )
        reviews.plan_publication(self.review, made, by=self.world.officer, today=TODAY)
        self.review.refresh_from_db()

    def publish(self, scope: str = Scope.FULL) -> Publication:
        self.plan(scope)
        found = reviews.publish(self.review, by=self.world.officer, today=TODAY)
        self.review.refresh_from_db()
        return found


@pytest.fixture
def here(world: World, signed_off: Callable[..., Review]) -> Here:
    return Here(world, signed_off(date(2026, 3, 17), adult=True))
