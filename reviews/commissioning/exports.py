"""Milestones, costs, terms, drafts and steps of one review, to take away."""

from collections.abc import Callable
from datetime import date
from typing import Any

from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.funding.models import Cost
from partnership.ui.money import in_pounds
from partnership.ui.words import plain_day
from reviews.commissioning.looking import (
    chain_panel,
    commission_lines,
    draft_lines,
    terms_of,
)
from reviews.commissioning.models import Commission
from reviews.models import Review


def _review(user: Any, params: Params) -> Review:
    named = Review.from_address(params["of"])
    found: Review = seen_or_404(user, Review.objects.all(), **named)
    return found


def _of_review(
    code: str, title: str, rows: Callable[[Review, Any, date], Any], *columns: Column
) -> None:
    """A list of one review: `rows` takes the review, the reader and the day."""
    offer(
        ListExport(
            code=code,
            title=title,
            of="review",
            named=lambda user, params: f"{title}: {_review(user, params)}",
            rows=lambda user, params, today: rows(_review(user, params), user, today),
            about=_review,
            columns=columns,
        )
    )


def _milestones(review: Review, user: Any, today: date) -> list[Any]:
    return [line for row in commission_lines(review, today) for line in row.milestones]


def _costs(review: Review, user: Any, today: date) -> list[tuple[Commission, Cost]]:
    lines = commission_lines(review, today)
    return [(row.commission, cost) for row in lines for cost in row.costs]


def _steps(review: Review, user: Any, today: date) -> list[Any]:
    panel = chain_panel(review, user, today)
    return panel.lines if panel else []


def _year(cost: Cost) -> str:
    return " to ".join(plain_day(day) for day in cost.year) if cost.year else ""


_of_review(
    "review-milestones",
    "Milestones",
    _milestones,
    Column("Milestone", lambda line: line.milestone.what, "What is to be done"),
    Column("Reviewer", lambda line: line.milestone.commission.who, "Whose work it is"),
    Column("First due", lambda line: line.milestone.first_due_on, "The day first agreed"),
    Column("Due", lambda line: line.milestone.due_on, "The day that holds"),
    Column("Moved because", lambda line: line.milestone.moved_because, "Why it has another day"),
    Column("Done", lambda line: line.milestone.done_on, "When, if it was"),
    Column("How it stands", lambda line: line.state, "In words, on the day of the list"),
)
_of_review(
    "review-costs",
    "Costs",
    _costs,
    Column("Day", lambda row: row[1].on, "The day of the invoice"),
    Column("What for", lambda row: row[1].what, "What was paid for"),
    Column("Payable to", lambda row: row[1].payable_to, "Who is paid"),
    Column("Pounds", lambda row: in_pounds(row[1].pence), "Below nothing: a reversal"),
    Column("Budget year", lambda row: _year(row[1]), "The reporting period that holds the day"),
    Column("Reversed because", lambda row: row[1].because, "Of a reversal: why"),
    Column("Reviewer", lambda row: row[0].who, "Whose commission it is"),
    Column("Agreed in all", lambda row: in_pounds(row[0].agreed_pence), "In pounds"),
)
_of_review(
    "review-terms",
    "Terms of reference",
    lambda review, user, today: terms_of(review),
    Column("Version", lambda row: row.number, "Its number"),
    Column("Period", lambda row: row.period, "What the review looks at"),
    Column("Questions", lambda row: row.questions, "What it is to answer"),
    Column(
        "Agencies",
        lambda row: "; ".join(str(one.agency) for one in row.taking_part.all()),
        "Who takes part",
    ),
    Column("Written on", lambda row: row.written_on, "When"),
    Column("Why", lambda row: row.why_new, "Why there is another version"),
    Column(
        "Approved by",
        lambda row: "; ".join(
            f"{one.board or one.how}, {plain_day(one.on)}" for one in row.approvals.all()
        ),
        "Who, on which day",
    ),
)
_of_review(
    "report-drafts",
    "Drafts of the report",
    lambda review, user, today: draft_lines(review, user),
    Column("Draft", lambda line: line.version.number, "Its number"),
    Column("Added on", lambda line: line.version.added_on, "When"),
    Column("Added by", lambda line: str(line.version.added_by), "Who"),
    Column("What changed", lambda line: line.version.what_changed, "In words"),
    Column("File", lambda line: line.document.name if line.document else "", "Its name"),
    Column("Withdrawn because", lambda line: line.version.withdrawn_because, "If it was"),
)
_of_review(
    "sign-off-steps",
    "Sign-off of the report",
    _steps,
    Column("Step", lambda line: line.step.number, "In this order"),
    Column("Body", lambda line: line.step.who, "Who is to agree"),
    Column("How it stands", lambda line: line.step.get_state_display(), "In words"),
    Column("Since", lambda line: line.step.since, "Since when it stands so"),
    Column(
        "Draft",
        lambda line: line.step.version.number if line.step.version else None,
        "Which draft it has or had",
    ),
    Column(
        "What happened",
        lambda line: "\n".join(
            f"{plain_day(move.on)}: {move.get_what_display()}" for move in line.moves
        ),
        "Every move, the oldest first",
    ),
)
