"""What holds a sign-off up, which steps a review has unless others are set, and who has the report.

The chain follows what is usual in the partnerships whose procedures were read: the panel of the
review, the review group, the partnership board and, for practice reviews, the partners' executive.
A safeguarding adult review is the adults board's own (Care Act 2014 s44); a multi-agency review
ends with the group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from boards.models import Board, BoardKind
from partnership.ui.words import plain_day
from reviews.commissioning.models import (
    Chain,
    Commission,
    Move,
    Role,
    Ruling,
    State,
    Step,
    StepKind,
)
from reviews.models import Kind, Review

USUAL: dict[str, tuple[StepKind, ...]] = {
    Kind.PRACTICE: (StepKind.PANEL, StepKind.GROUP, StepKind.BOARD, StepKind.EXECUTIVE),
    Kind.ADULT: (StepKind.PANEL, StepKind.GROUP, StepKind.BOARD),
    Kind.MULTI_AGENCY: (StepKind.PANEL, StepKind.GROUP),
}
SORT = {StepKind.BOARD: BoardKind.BOARD, StepKind.EXECUTIVE: BoardKind.EXECUTIVE}


@dataclass(frozen=True)
class Planned:
    """A step before it is written: its kind, and the body unless it is the panel."""

    kind: StepKind
    body: Board | None = None


@dataclass(frozen=True)
class Holder:
    """Who has the report, since when, and how many days that is."""

    who: str
    since: date
    days: int

    @property
    def words(self) -> str:
        """For example: since 2 November 2026, 21 days."""
        long = "today" if not self.days else f"{self.days} day{'s' * (self.days != 1)}"
        return f"since {plain_day(self.since)}, {long}"


def usual_steps(review: Review, today: date) -> list[Planned]:
    """The steps of a review of this kind, with the bodies above its group that run today."""
    above = _bodies_above(review.board, today)
    found = []
    for kind in USUAL[review.kind]:
        if kind == StepKind.PANEL:
            found.append(Planned(kind))
        elif kind == StepKind.GROUP:
            found.append(Planned(kind, review.board))
        elif body := next((one for one in above if one.kind == SORT[kind]), None):
            found.append(Planned(kind, body))
    return found


def _bodies_above(group: Board, today: date) -> list[Board]:
    """The boards that a group answers to, the nearest first; each once."""
    found: list[Board] = []
    nearest = [group]
    while nearest:
        lines = [
            line
            for one in nearest
            for line in one.lines_up.on(today).filter(dotted=False).select_related("above")
        ]
        nearest = [line.above for line in lines if line.above not in (group, *found)]
        found += nearest
    return found


def holder_of(chain: Chain, steps: Sequence[Step], today: date) -> Holder | None:
    """Who has the report; None once every step has agreed. in: its steps, in their order."""
    held = next((found for step in steps if (found := holding(step, today))), None)
    if held is not None:
        return held
    if all(step.state == State.AGREED for step in steps):
        return None
    since = last_moved_on(chain) or chain.started_on
    who = "The partnership service and the author"
    return Holder(who, since, (today - since).days)


def holding(step: Step, today: date) -> Holder | None:
    """The body of this step, if it has the report."""
    if step.state != State.HELD or step.since is None:
        return None
    return Holder(step.who, step.since, (today - step.since).days)


def last_moved_on(chain: Chain) -> date | None:
    """The day of the newest move; None before the first."""
    found: date | None = Move.objects.filter(step__chain=chain).aggregate(on=Max("on"))["on"]
    return found


def standing_chain(review: Review) -> Chain | None:
    """The chain that was set and not withdrawn."""
    return review.chains.filter(withdrawn_because="").first()


def why_not_signed_off(review: Review) -> list[str]:
    """Every reason for which the report cannot be signed off yet."""
    chain = standing_chain(review)
    steps = list(chain.steps.select_related("body")) if chain else []
    waiting = [step.who for step in steps if step.state != State.AGREED]
    reasons = [f"These have not agreed to the report yet: {', '.join(waiting)}."] if waiting else []
    running = review.commissions.filter(ended_on__isnull=True, role=Role.AUTHOR)
    author = running.prefetch_related("statements", "conflicts").first()
    return reasons + (why_not_independent(author) if author else [])


def why_not_independent(author: Commission) -> list[str]:
    """Why somebody cannot sign as an independent author: no statement accepted, a conflict open."""
    reasons = []
    statement = next(iter(author.statements.all()), None)
    if author.independent and (statement is None or statement.accepted_on is None):
        reasons.append(
            f"{author.name} is commissioned as independent and no statement of independence "
            "has been accepted."
        )
    for conflict in author.conflicts.all():
        if conflict.ruling == Ruling.BAR:
            reasons.append(f"A conflict of interest of {author.name} bars the work.")
        elif not conflict.ruling:
            reasons.append(f"A conflict of interest of {author.name} waits for a ruling.")
    return list(dict.fromkeys(reasons))
