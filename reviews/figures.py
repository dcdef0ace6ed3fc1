"""Incidents and reviews of a period in numbers: no reference, no identity, for one reader."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from boards.models import Partnership
from partnership.clock.models import Deadline
from reviews.deadlines import SIX_MONTHS
from reviews.models import Delay, DelayReason, Incident, Kind, Review

NOTICE, RAPID = "SIN-PANEL", "RR-15"


@dataclass(frozen=True)
class OfKind:
    """The reviews of one kind in a period.

    `concluded` in the period, however begun: published, concluded without publication, or
    complete where publication is not owed; each is in time, late with the reason told, late
    without one, or of a decision of which only the month is known (`cannot_say`).
    """

    kind: str
    begun: int
    concluded: int
    ongoing: int
    in_time: int
    late_explained: int
    late: int

    @property
    def cannot_say(self) -> int:
        """Concluded, and the clock could not count."""
        return self.concluded - self.in_time - self.late_explained - self.late


@dataclass(frozen=True)
class OfDuty:
    """How one duty about incidents of the period was met: in time, late, or open."""

    title: str
    owed: int
    in_time: int
    late: int
    open: int


@dataclass(frozen=True)
class ReviewFigures:
    """All of it; the period is from `first` to `last`, both included."""

    first: date
    last: date
    incidents: int
    decided: int
    kinds: list[OfKind]
    duties: list[OfDuty]
    delays: list[tuple[str, int]]


def figures_of(partnership: Partnership, user: Any, first: date, last: date) -> ReviewFigures:
    """The figures of what this reader may count. Five queries, whatever their number."""
    incidents = Incident.objects.visible_to(user, "count").filter(partnership=partnership)
    known = incidents.filter(became_aware_on__range=(first, last))
    counted = known.aggregate(all=Count("pk"), decided=Count("decision"))
    reviews = Review.objects.visible_to(user, "count").filter(partnership=partnership)
    return ReviewFigures(
        first=first,
        last=last,
        incidents=counted["all"],
        decided=counted["decided"],
        kinds=_kinds(reviews, first, last),
        duties=[_duty(code, known) for code in (NOTICE, RAPID)],
        delays=_delays(reviews, first, last),
    )


def _kinds(reviews: QuerySet[Review], first: date, last: date) -> list[OfKind]:
    span = (first, last)
    ended = Coalesce("published_on", "withheld_on")
    done = Case(
        When(kind=Kind.PRACTICE, then=ended), default=F("signed_off_on"), output_field=DateField()
    )
    clock = Deadline.objects.filter(
        subject_type=ContentType.objects.get_for_model(Review),
        subject_id=OuterRef("pk"),
        code__in=SIX_MONTHS.values(),
    )
    rows = reviews.order_by().annotate(
        done=done,
        due=Subquery(clock.values("due_on")[:1]),
        because=Subquery(clock.values("excused")[:1]),
    )
    concluded = Q(done__range=span)
    late = concluded & Q(done__gt=F("due"))
    found = rows.values("kind").annotate(
        begun=Count("pk", filter=Q(decided_on__range=span)),
        concluded=Count("pk", filter=concluded),
        ongoing=Count("pk", filter=Q(decided_on__lte=last) & (Q(done=None) | Q(done__gt=last))),
        in_time=Count("pk", filter=concluded & Q(done__lte=F("due"))),
        late_explained=Count("pk", filter=late & ~Q(because="")),
        late=Count("pk", filter=late & Q(because="")),
    )
    by_kind: dict[str, dict[str, Any]] = {row["kind"]: dict(row) for row in found}
    return [
        OfKind(**{**by_kind[code], "kind": label})
        for code, label in Kind.choices
        if code in by_kind
    ]


def _duty(code: str, incidents: QuerySet[Incident]) -> OfDuty:
    found = Deadline.objects.filter(
        subject_type=ContentType.objects.get_for_model(Incident),
        subject_id__in=incidents.order_by().values("pk"),
        code=code,
    )
    counted = found.aggregate(
        owed=Count("pk"),
        in_time=Count("pk", filter=Q(met_on__lte=F("due_on"))),
        late=Count("pk", filter=Q(met_on__gt=F("due_on"))),
        open=Count("pk", filter=Q(met_on=None)),
    )
    return OfDuty(title=Deadline(code=code).rule.title, **counted)


def _delays(reviews: QuerySet[Review], first: date, last: date) -> list[tuple[str, int]]:
    """Reasons for delays recorded in the period, the most frequent first."""
    mine = Delay.objects.filter(
        review__in=reviews.order_by().values("pk"), recorded_on__range=(first, last)
    )
    rows = mine.order_by().values("reason", "own_reason__words").annotate(number=Count("pk"))
    labels = dict(DelayReason.choices)
    found = [(row["own_reason__words"] or labels[row["reason"]], row["number"]) for row in rows]
    return sorted(found, key=lambda one: (-one[1], one[0]))
