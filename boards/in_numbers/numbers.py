"""All numbers of a period as one reader may know them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.actions.figures import Figures as OfActions
from boards.actions.figures import counted_by, figures
from boards.challenges.figures import Count, counted
from boards.challenges.figures import raised_in as challenged_in
from boards.differences.figures import Figures as OfDifferences
from boards.differences.figures import figures as figures_of_differences
from boards.differences.figures import raised_in as differed_in
from boards.models import Action, Partnership
from boards.yearplan.figures import Counted, planned_and_held
from boards.yearplan.years import Year

Ages = list[tuple[str, int, int]]


@dataclass(frozen=True)
class Numbers:
    """Meetings, actions, challenges and differences of a period. `by_*`: what, open, overdue."""

    meetings: list[Counted]
    planned: int
    held: int
    not_held: int
    actions: OfActions
    by_age: Ages
    by_group: Ages
    by_agency: Ages
    challenges: list[Count]
    all_challenges: Count | None
    differences: OfDifferences


def numbers(partnership: Partnership, user: Any, first: date, last: date, today: date) -> Numbers:
    """What the reader may see of it, from the first day to the last, both included.

    As many queries for one row as for thousands.
    """
    meetings = planned_and_held(partnership, user, Year("", first, last), today)
    actions = Action.objects.visible_to(user).filter(partnership=partnership)
    until = min(last, today)
    challenges = list(challenged_in(user, partnership, first, last))
    every = counted(challenges, today)
    return Numbers(
        meetings=meetings,
        planned=sum(one.planned for one in meetings),
        held=sum(one.held for one in meetings),
        not_held=sum(one.not_held for one in meetings),
        actions=figures(actions, first, until),
        by_age=_split(counted_by(actions, "age", until)),
        by_group=_split(counted_by(actions, "group", until)),
        by_agency=_split(counted_by(actions, "agency", until)),
        challenges=counted(challenges, today, by="agency"),
        all_challenges=every[0] if every else None,
        differences=figures_of_differences(differed_in(user, partnership, first, last), today),
    )


def _split(found: dict[str, tuple[int, int]]) -> Ages:
    return [(name, stood, late) for name, (stood, late) in found.items()]
