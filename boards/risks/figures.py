"""The register of risks as it stood on a day, the gravest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from boards.models import Partnership
from boards.risks.models import Judgement, Risk

HIGH, MIDDLE = 15, 8
FILTERS = (
    ("open", "Open"),
    ("look", "To be looked at again"),
    ("closed", "Closed"),
    ("all", "All"),
)


@dataclass(frozen=True)
class Standing:
    """A risk with its newest judgement."""

    risk: Risk
    likelihood: int
    impact: int
    today: date

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact

    @property
    def words(self) -> str:
        """The score as a tag says it."""
        level = "High" if self.score >= HIGH else "Middle" if self.score >= MIDDLE else "Low"
        return f"{level}, {self.score} of 25"

    @property
    def tint(self) -> str:
        """Its colour; the words say the same."""
        return "red" if self.score >= HIGH else "amber" if self.score >= MIDDLE else "green"

    @property
    def is_late(self) -> bool:
        """Whether it should have been looked at again."""
        return self.risk.closed_on is None and self.risk.look_again_on < self.today


def register(partnership: Partnership, user: Any, show: str, today: date) -> QuerySet[Risk]:
    """The risks of a partnership that the reader may see, the gravest first. One query."""
    seen = Risk.objects.visible_to(user).filter(partnership=partnership)
    found = {
        "open": seen.filter(closed_on__isnull=True),
        "look": seen.filter(closed_on__isnull=True, look_again_on__lt=today),
        "closed": seen.filter(closed_on__isnull=False),
        "all": seen,
    }
    rows: Any = with_judgement(found.get(show, found["open"]))
    return rows.order_by("-score", "look_again_on", "pk")  # type: ignore[no-any-return]


def with_judgement(rows: QuerySet[Risk]) -> QuerySet[Risk]:
    """Each with the likelihood, impact and score of its newest judgement."""
    newest = Judgement.objects.filter(risk=OuterRef("pk")).order_by("-on", "-pk")
    return rows.select_related("board", "agency").annotate(
        likelihood=Subquery(newest.values("likelihood")[:1]),
        impact=Subquery(newest.values("impact")[:1]),
        score=Subquery(newest.values("likelihood")[:1]) * Subquery(newest.values("impact")[:1]),
    )


def standing(rows: Any, today: date) -> list[Standing]:
    """The same as a page shows them. in: rows of `with_judgement`."""
    return [Standing(row, row.likelihood, row.impact, today) for row in rows]


def to_look_at(user: Any, today: date) -> QuerySet[Risk]:
    """Open risks whose day to look again has come and that this person keeps."""
    due = Q(closed_on__isnull=True, look_again_on__lte=today)
    return Risk.objects.visible_to(user, "keep", on=today).filter(due).select_related("board")
