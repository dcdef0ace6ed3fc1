"""The page of involvement: each stage with what was offered, and what nobody has thought of yet."""

from dataclasses import dataclass

from reviews.involvement.models import Involvement
from reviews.involvement.prompts import Prompt, Stage, prompts, stages
from reviews.models import Review


@dataclass(frozen=True)
class AtStage:
    """A stage: whether the review has reached it, what was offered, and what is still to do."""

    stage: Stage
    reached: bool
    rows: list[Involvement]
    missing: list[Prompt]


def reached(review: Review) -> set[str]:
    """The stages that the review has come to, by its dates."""
    found = {"begin", "work"}
    if review.signed_off_on:
        found.add("report")
    if review.ended_on:
        found.add("after")
    return found


def by_stage(review: Review) -> list[AtStage]:
    """Every stage. A prompt counts as thought of once something that stands answers it. A query."""
    rows = list(review.involvements.select_related("review", "recorded_by"))
    answered = {row.prompt for row in rows if not row.struck_because}
    come = reached(review)
    wanted = prompts(review.incident.about)
    return [
        AtStage(
            stage,
            code in come,
            [row for row in rows if row.stage == code],
            [one for one in wanted if one.stage == code and one.code not in answered],
        )
        for code, stage in stages().items()
    ]
