"""What reviews teach, to take away. What a page keeps from its reader, its file keeps too."""

from datetime import date
from typing import Any

from boards.exports.asking import number_of, partnership_of
from boards.models import Action
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from reviews.findings.counting import FINDS, entries_of, findings
from reviews.findings.looking import TAKES, learning_of, register, register_lines
from reviews.findings.models import LearningTheme, Recommendation
from reviews.findings.models.recommending import TO_AN_AGENCY
from reviews.findings.nationwide import NATIONAL_TAKES, national
from reviews.findings.standing import actions_of
from reviews.models import Review
from reviews.models.incident import MARKING


def _review(user: Any, params: Params) -> Review:
    named = Review.from_address(params["of"])
    found: Review = seen_or_404(user, Review.objects.all(), **named)
    return found


def _learning(user: Any, params: Params, today: date) -> list[tuple[Any, Any]]:
    """Each finding once for each of its recommendations, or once without."""
    found = learning_of(_review(user, params), user)
    return [(one, line) for one in found for line in (one.lines or [None])]  # type: ignore[list-item]


def _shared(pair: Any) -> str:
    """The days and whom, one a line; what was withdrawn is left out."""
    standing = [row for row in pair[0].sharings if not row.withdrawn_because]
    return "\n".join(f"{row.shared_on.isoformat()}: {row.to_whom}, {row.how}" for row in standing)


def _of(pair: Any, name: str) -> Any:
    return getattr(pair[1].row, name) if pair[1] else ""


offer(
    ListExport(
        code="review-learning",
        title="What the review teaches",
        of="review",
        named=lambda user, params: f"Learning: {_review(user, params)}",
        about=_review,
        rows=_learning,
        restricted=lambda pair: pair[0].row,
        columns=(
            Column("Finding", lambda pair: pair[0].row.number, "Its number in the review"),
            Column("What was learned", lambda pair: pair[0].row.words, "Without identities"),
            Column("Theme", lambda pair: str(pair[0].row.theme), "Under which it is counted"),
            Column("Found on", lambda pair: pair[0].row.found_on, "Its year is counted"),
            Column("Shared early", _shared, "Before the report: when, with whom, how"),
            Column("Struck", lambda pair: pair[0].row.struck_because, "Why, if it was"),
            Column("Recommendation", lambda pair: str(_of(pair, "reference")), "Its reference"),
            Column("What is recommended", lambda pair: str(_of(pair, "words")), "In its words"),
            Column("To", lambda pair: str(_of(pair, "addressed_to")), "An agency or the system"),
            Column("State", lambda pair: pair[1].words if pair[1] else "", "Where it stands"),
        ),
    )
)


def _actions(user: Any, params: Params, today: date) -> list[Action]:
    row = _recommendation(user, params)
    seen = Action.objects.visible_to(user).filter(pk__in=actions_of(row))
    return list(seen.select_related("owner_agency").order_by("raised_on", "pk"))


def _recommendation(user: Any, params: Params) -> Recommendation:
    found: Recommendation = seen_or_404(user, Recommendation.objects.all(), pk=number_of(params))
    return found


offer(
    ListExport(
        code="recommendation-actions",
        title="Actions of the recommendation",
        of="number of a recommendation",
        named=lambda user, params: f"Actions: {_recommendation(user, params)}",
        about=_recommendation,
        rows=_actions,
        columns=(
            Column("Reference", lambda row: row.reference, "In the register of actions"),
            Column("Action", lambda row: row.what, "What is asked"),
            Column("Agency", lambda row: row.owner_agency.name, "Who owns it"),
            Column("Due on", lambda row: row.due_on, "As it stands now"),
            Column("Closed on", lambda row: row.closed_on, "Empty while it is open"),
            Column("Outcome", lambda row: row.outcome, "What changed, once it is closed"),
        ),
    )
)


def _register(user: Any, params: Params, today: date) -> Any:
    rows = register(user, partnership_of(user, params), params).rows
    return register_lines(rows, user)


offer(
    ListExport(
        code="recommendations",
        title="Recommendations of reviews",
        of="partnership",
        takes=TAKES,
        marking=TO_AN_AGENCY,
        rows=_register,
        restricted=lambda line: line.row,
        columns=(
            Column("Reference", lambda line: line.row.reference, "Its number here"),
            Column("Recommendation", lambda line: line.row.words, "In its words"),
            Column("To", lambda line: line.row.addressed_to, "An agency or the whole system"),
            Column("Made on", lambda line: line.row.made_on, "The day it was recommended"),
            Column("Sent on", lambda line: line.row.sent_on, "To the agency, if it was"),
            Column("State", lambda line: line.words, "Where it stands"),
            Column("Reason", lambda line: line.reason, "Why it is not accepted, if it is not"),
            Column(
                "Theme",
                lambda line: str(line.finding.theme) if line.finding else "",
                "For whoever reads the review",
            ),
            Column(
                "Review",
                lambda line: line.finding.review.reference if line.finding else "",
                "For whoever reads it",
            ),
        ),
    )
)
offer(
    ListExport(
        code="findings",
        title="Findings of reviews",
        of="partnership",
        takes=FINDS,
        marking=MARKING,
        rows=lambda user, params, today: findings(user, partnership_of(user, params), params).rows,
        columns=(
            Column("Review", lambda row: row.review.reference, "The review’s own number"),
            Column("Finding", lambda row: row.number, "Its number in the review"),
            Column("What was learned", lambda row: row.words, "Without identities"),
            Column("Theme", lambda row: row.theme.name, "Under which it is counted"),
            Column("Found on", lambda row: row.found_on, "Its year is counted"),
        ),
    )
)
offer(
    ListExport(
        code="findings-by-theme",
        title="Findings by theme, agency and year",
        of="partnership",
        rows=lambda user, params, today: entries_of(user, partnership_of(user, params)),
        restricted=lambda row: None,  # numbers; the findings behind them are another list
        columns=(
            Column("Theme", lambda row: row.theme_name, "Of the findings"),
            Column("Agency", lambda row: row.agency_name, "To which something is recommended"),
            Column("Year", lambda row: row.year, "Of the finding"),
            Column("Findings", lambda row: row.number, "How many that you may read"),
        ),
    )
)
offer(
    ListExport(
        code="learning-themes",
        title="Themes of learning",
        of="partnership",
        rows=lambda user, params, today: LearningTheme.objects.visible_to(user).filter(
            partnership=partnership_of(user, params)
        ),
        columns=(
            Column("Theme", lambda row: row.name, "As findings name it"),
            Column("Retired on", lambda row: row.retired_on, "Empty while it is in use"),
            Column("Why", lambda row: row.retired_because, "If it was retired"),
        ),
    )
)
offer(
    ListExport(
        code="national-recommendations",
        title="National recommendations",
        of="partnership",
        takes=NATIONAL_TAKES,
        rows=lambda user, params, today: national(user, partnership_of(user, params), params).rows,
        columns=(
            Column("Report", lambda row: row.report.title, "The national or thematic review"),
            Column("Published by", lambda row: row.report.publisher, "Who recommends it"),
            Column("Published on", lambda row: row.report.published_on, "The day of the report"),
            Column("Address", lambda row: row.report.link, "Where it is published"),
            Column("Number", lambda row: row.number, "In the report"),
            Column("Recommendation", lambda row: row.words, "What it asks"),
            Column("Here", lambda row: row.get_status_display(), "How far it is"),
            Column("What is said of it", lambda row: row.said, "Why not, or what changed"),
            Column("Owner", lambda row: str(row.board or ""), "The board or group"),
            Column("Lead agency", lambda row: str(row.agency or ""), "If one leads on it"),
        ),
    )
)
