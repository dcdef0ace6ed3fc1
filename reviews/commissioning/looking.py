"""What the pages of a commission, of terms of reference and of a report show. Few queries each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from partnership.documents.models import Document
from partnership.funding.models import Cost
from partnership.ui.money import pounds
from reviews.commissioning.models import (
    Chain,
    Commission,
    Conflict,
    Milestone,
    Move,
    State,
    Statement,
    Step,
    Terms,
    Version,
)
from reviews.commissioning.rules import Holder, holder_of, standing_chain, why_not_signed_off
from reviews.models import Review

TINTS = {State.HELD: "amber", State.BACK: "red", State.AGREED: "green", State.WAITING: ""}


@dataclass(frozen=True)
class DueLine:
    """A milestone as it stands on a day."""

    milestone: Milestone
    today: date

    @property
    def was_moved(self) -> bool:
        """Whether it has another day than its first."""
        return self.milestone.due_on != self.milestone.first_due_on

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed."""
        return self.milestone.is_overdue(self.today)

    @property
    def state(self) -> str:
        """How it stands, in words."""
        row = self.milestone
        if row.done_on:
            return "Done late" if row.done_on > row.due_on else "Done"
        if row.dropped_because:
            return "Dropped"
        if row.commission.ended_on:
            return "Ended with the commission"
        return f"Overdue, {self._late}" if self.is_overdue else "To come"

    @property
    def tint(self) -> str:
        """Its colour; the words say the same."""
        if self.is_overdue:
            return "red"
        return "green" if self.milestone.done_on else ""

    @property
    def _late(self) -> str:
        days = (self.today - self.milestone.due_on).days
        return f"{days} day{'s' * (days != 1)}"


@dataclass
class CommissionLine:
    """One commission with everything that hangs on it."""

    commission: Commission
    statements: list[Statement]
    conflicts: list[Conflict]
    milestones: list[DueLine]
    costs: list[Cost] = field(default_factory=list)

    @property
    def spent(self) -> int:
        """The pence posted, less what was reversed."""
        return sum(cost.pence for cost in self.costs)

    @property
    def left(self) -> int:
        """What was agreed and not spent; below nothing where more was spent."""
        return self.commission.agreed_pence - self.spent

    @property
    def is_over(self) -> bool:
        """Whether more was spent than agreed."""
        return self.left < 0

    @property
    def over(self) -> int:
        """By how many pence more was spent than agreed."""
        return -self.left

    @property
    def open_costs(self) -> set[int]:
        """Numbers of the costs that may still be reversed."""
        reversed_ones = {cost.reverses_id for cost in self.costs}
        return {c.pk for c in self.costs if not c.reverses_id} - reversed_ones


def commission_lines(review: Review, today: date) -> list[CommissionLine]:
    """The commissions of a review, the running ones first. As many queries for one as for many."""
    rows = review.commissions.prefetch_related(
        "statements__accepted_by", "conflicts__ruled_by", "milestones"
    )
    found = [
        CommissionLine(
            row,
            list(row.statements.all()),
            list(row.conflicts.all()),
            [DueLine(_of(row, one), today) for one in row.milestones.all()],
        )
        for row in rows
    ]
    found.sort(key=lambda line: (line.commission.ended_on is not None, line.commission.pk))
    costs = costs_of([line.commission for line in found])
    for line in found:
        line.costs = costs[line.commission.pk]
    return found


def _of(commission: Commission, milestone: Milestone) -> Milestone:
    milestone.commission = commission
    return milestone


def costs_of(commissions: Iterable[Commission]) -> dict[int, list[Cost]]:
    """What was posted for each of these, in the order of the days. One query."""
    found: dict[int, list[Cost]] = defaultdict(list)
    kind = ContentType.objects.get_for_model(Commission)
    pks = [row.pk for row in commissions]
    for cost in Cost.objects.filter(subject_type=kind, subject_id__in=pks).select_related(
        "reverses", "posted_by"
    ):
        found[cost.subject_id].append(cost)
    return found


@dataclass(frozen=True)
class InAll:
    """All commissions of a review together."""

    agreed: int
    spent: int

    @property
    def words(self) -> str:
        """For example: £4,000 of £12,000 agreed."""
        return f"{pounds(self.spent)} spent of {pounds(self.agreed)} agreed"


def in_all(lines: Iterable[CommissionLine]) -> InAll:
    """What was agreed and spent in all."""
    rows = list(lines)
    return InAll(
        sum(line.commission.agreed_pence for line in rows), sum(line.spent for line in rows)
    )


def terms_of(review: Review) -> list[Terms]:
    """Every version, the newest first."""
    rows = review.terms.select_related("written_by", "review")
    return list(rows.prefetch_related("taking_part__agency", "approvals__board"))


@dataclass(frozen=True)
class DraftLine:
    """A draft with its file."""

    version: Version
    document: Document | None


def draft_lines(review: Review, user: Any) -> list[DraftLine]:
    """The drafts that this reader may see, the newest first. Three queries."""
    rows = list(
        Version.objects.visible_to(user)
        .filter(review=review)
        .select_related("added_by", "review")
        .order_by("-number")
    )
    kind = ContentType.objects.get_for_model(Version)
    files = Document.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
    by_pk = {document.subject_id: document for document in files}
    return [DraftLine(row, by_pk.get(row.pk)) for row in rows]


@dataclass(frozen=True)
class StepLine:
    """A step of the chain with everything that happened at it."""

    step: Step
    moves: list[Move]
    may_agree: bool

    @property
    def tint(self) -> str:
        """Its colour; the words say the same."""
        return TINTS[State(self.step.state)]

    @property
    def can_reopen(self) -> bool:
        """Whether it has agreed, so that the agreement could be taken back."""
        return self.step.state == State.AGREED


@dataclass(frozen=True)
class ChainPanel:
    """The chain as the page of the report shows it."""

    chain: Chain
    lines: list[StepLine]
    holder: Holder | None

    @property
    def is_complete(self) -> bool:
        """Whether every step has agreed."""
        return all(line.step.state == State.AGREED for line in self.lines)

    @property
    def can_send(self) -> bool:
        """Whether the report may be sent on to the next body."""
        held = any(line.step.state == State.HELD for line in self.lines)
        return not held and not self.is_complete

    @property
    def next(self) -> Step | None:
        """The first body that has not agreed."""
        return next((one.step for one in self.lines if one.step.state != State.AGREED), None)


def chain_panel(review: Review, user: Any, today: date) -> ChainPanel | None:
    """The chain of a review; None while none was set. As many queries for few moves as for many."""
    chain = standing_chain(review)
    if chain is None:
        return None
    rows = chain.steps.select_related("body", "version__review")
    steps = list(rows.prefetch_related("moves__recorded_by", "moves__version", "moves__meeting"))
    mine = set(
        Step.objects.visible_to(user, "agree").filter(chain=chain).values_list("pk", flat=True)
    )
    lines = [StepLine(step, list(step.moves.all()), step.pk in mine) for step in steps]
    return ChainPanel(chain, lines, holder_of(chain, steps, today))


def held_up(review: Review) -> list[str]:
    """Why the report cannot be signed off yet; nothing once it is."""
    return [] if review.signed_off_on else why_not_signed_off(review)
