"""Numbers about learning, and what an annual report has to print of it.

Care Act 2014 Sch 2 para 4(1)(d) to (g): a safeguarding adults board reports the findings of reviews
concluded in the year, the reviews under way at its end, what it did to implement findings, and for
each that it decided not to implement the reasons. For a job that has no reader `user` is None;
everybody else gets what the gate lets them see.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from boards.actions.models import Link, Role
from boards.models import Partnership
from reviews.findings.models import Acceptance, Finding, Recommendation, Sort
from reviews.findings.standing import State, with_state
from reviews.models import Review


@dataclass(frozen=True)
class OfState:
    """How many recommendations stand so, to agencies and to the system apart."""

    state: State
    to_agencies: int
    to_system: int

    @property
    def words(self) -> str:
        """The state in words."""
        return str(self.state.label)


@dataclass(frozen=True)
class Figures:
    """What was found and recommended in some days, and where that stands now."""

    findings: int
    early: int
    recommendations: int
    by_state: list[OfState]


def _seen(model: Any, user: Any) -> Any:
    return model.objects.all() if user is None else model.objects.visible_to(user)


def figures(partnership: Partnership, since: date, until: date, *, user: Any = None) -> Figures:
    """The findings and recommendations from `since` to `until`, both included. Two queries."""
    found = _seen(Finding, user).filter(
        review__partnership=partnership, struck_because="", found_on__range=(since, until)
    )
    numbers = found.order_by().aggregate(
        n=Count("pk", distinct=True), early=Count("pk", distinct=True, filter=Q(early=True))
    )
    made = (
        _seen(Recommendation, user)
        .standing()
        .filter(partnership=partnership, made_on__range=(since, until))
    )
    by_state = _by_state(made)
    return Figures(
        findings=numbers["n"],
        early=numbers["early"],
        recommendations=sum(one.to_agencies + one.to_system for one in by_state),
        by_state=by_state,
    )


def _by_state(rows: QuerySet[Any]) -> list[OfState]:
    """Every state that a standing recommendation can have, also where none stands so."""
    counted: dict[tuple[str, str], int] = {}
    for state, agency in with_state(rows).order_by().values_list("state", "agency"):
        sort = Sort.SYSTEM if agency is None else Sort.AGENCY
        counted[state, sort] = counted.get((state, sort), 0) + 1
    return [
        OfState(state, counted.get((state, Sort.AGENCY), 0), counted.get((state, Sort.SYSTEM), 0))
        for state in State
        if state != State.WITHDRAWN
    ]


@dataclass(frozen=True)
class NotAccepted:
    """One recommendation that was not accepted in these days, with the reason to be printed."""

    review: str
    reference: str
    finding: str
    words: str
    reason: str
    decided_on: date


def not_accepted(
    partnership: Partnership, since: date, until: date, *, kind: str = "", user: Any = None
) -> list[NotAccepted]:
    """What stands not accepted by a decision of these days, oldest first. One query.

    in: `kind`, of which reviews alone: the duty to print reasons is of safeguarding adult reviews.
    """
    newest = Acceptance.objects.filter(recommendation=OuterRef("recommendation")).order_by("-pk")
    rows = Acceptance.objects.filter(
        pk=Subquery(newest.values("pk")[:1]),
        accepted=False,
        taken_on__range=(since, until),
        recommendation__in=_of_kind(partnership, kind, user),
    ).select_related("recommendation__finding__review")
    return [
        NotAccepted(
            review=row.recommendation.finding.review.reference,
            reference=row.recommendation.reference,
            finding=row.recommendation.finding.words,
            words=row.recommendation.words,
            reason=row.because,
            decided_on=row.taken_on,
        )
        for row in rows.order_by("taken_on", "pk")
    ]


def _of_kind(partnership: Partnership, kind: str, user: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = _seen(Recommendation, user).standing().filter(partnership=partnership)
    return found.filter(finding__review__kind=kind) if kind else found


@dataclass(frozen=True)
class Implemented:
    """What was done in these days because of a recommendation: one closed action."""

    review: str
    reference: str
    words: str
    action: str
    outcome: str
    closed_on: date


def implemented(
    partnership: Partnership, since: date, until: date, *, kind: str = "", user: Any = None
) -> list[Implemented]:
    """The actions of recommendations that were closed in these days, oldest first. Two queries."""
    rows = _of_kind(partnership, kind, user).select_related("finding__review").in_bulk()
    links = Link.objects.filter(
        role=Role.SOURCE,
        subject_type=ContentType.objects.get_for_model(Recommendation),
        subject_id__in=list(rows),
        action__closed_on__range=(since, until),
    )
    return [
        Implemented(
            review=rows[link.subject_id].finding.review.reference,
            reference=rows[link.subject_id].reference,
            words=rows[link.subject_id].words,
            action=link.action.reference,
            outcome=link.action.outcome,
            closed_on=link.action.closed_on or until,
        )
        for link in links.select_related("action").order_by("action__closed_on", "pk")
    ]


@dataclass(frozen=True)
class Concluded:
    """One finding of a review that was signed off in these days."""

    review: str
    kind: str
    theme: str
    words: str


def concluded(
    partnership: Partnership, since: date, until: date, *, kind: str = "", user: Any = None
) -> list[Concluded]:
    """The findings of reviews signed off in these days, whenever they began. One query."""
    rows = _seen(Finding, user).filter(
        review__partnership=partnership,
        review__signed_off_on__range=(since, until),
        struck_because="",
    )
    if kind:
        rows = rows.filter(review__kind=kind)
    rows = rows.select_related("review", "theme")
    return [
        Concluded(row.review.reference, row.review.get_kind_display(), str(row.theme), row.words)
        for row in rows.order_by("review__signed_off_on", "review", "number")
    ]


def under_way_at(partnership: Partnership, day: date, *, kind: str = "", user: Any = None) -> int:
    """How many reviews were decided on by the end of this day and not signed off. One query."""
    rows = _seen(Review, user).filter(partnership=partnership, decided_on__lte=day)
    rows = rows.filter(Q(signed_off_on__isnull=True) | Q(signed_off_on__gt=day))
    return int((rows.filter(kind=kind) if kind else rows).count())
