"""What agencies say of themselves beside what their practitioners say; small groups are not shown.

A survey of few people would tell who said what. An agency with fewer than FEW replies is shown
without numbers, and the whole is counted over the agencies that are shown, so that nothing can be
found by subtraction.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from audits.models import Agreement, Answer, Cycle, Reply, Return, Standard, Survey
from audits.services.surveying import twins

FEW = 5
WIDE = 20  # points of a hundred from which on the board asks why


@dataclass
class Sides:
    """One standard: how much the agency calls fully met, and with how much practitioners agree."""

    met: int = 0
    graded: int = 0
    agree: int = 0
    said: int = 0

    @property
    def gap(self) -> int | None:
        """In points of a hundred: positive where the agency thinks better of itself."""
        if not (self.graded and self.said):
            return None
        return round(100 * self.met / self.graded - 100 * self.agree / self.said)

    def add(self, other: "Sides") -> None:
        """Count these too."""
        self.met += other.met
        self.graded += other.graded
        self.agree += other.agree
        self.said += other.said


@dataclass(frozen=True)
class Row:
    """One agency; without sides where too few replied."""

    of: Return
    sides: list[Sides]

    @property
    def is_shown(self) -> bool:
        """Whether enough replied."""
        return bool(self.sides)


@dataclass(frozen=True)
class Gaps:
    """Agencies and standards with a sentence, and the whole of what is shown."""

    standards: list[Standard]
    rows: list[Row]
    whole: list[Sides]


def gaps(survey: Survey, returns: QuerySet[Any]) -> Gaps:
    """Out of the submitted returns that may be read. A constant number of queries."""
    asked = twins(survey.cycle)
    standards = list({one.standard_id: one.standard for one in asked}.values())
    of_key = {one.key: one.standard_id for one in asked}
    rows = returns.filter(cycle=survey.cycle_id, submitted_at__isnull=False)
    seen = list(rows.select_related("agency"))
    said, many = _said(survey, of_key)
    met = _met(seen)
    found, whole = [], [Sides() for _ in standards]
    for row in seen:
        sides = []
        if many[row.agency_id] >= FEW:
            for place, one in enumerate(standards):
                side = Sides(*met.get((row.pk, one.pk), (0, 0)), *said[row.agency_id, one.pk])
                whole[place].add(side)
                sides.append(side)
        found.append(Row(row, sides))
    return Gaps(standards, found, whole)


def gap_prompts(cycle: Cycle, returns: QuerySet[Any]) -> list[tuple[Standard, str]]:
    """What to ask where an agency thinks much better of itself than its practitioners do.

    Nothing without a survey, or where too few replied.
    """
    survey = Survey.objects.filter(cycle=cycle).select_related("cycle").first()
    if survey is None:
        return []
    found = gaps(survey, returns)
    return [
        (standard, _asks(side))
        for row in found.rows
        for standard, side in zip(found.standards, row.sides, strict=False)
        if side.gap is not None and side.gap >= WIDE
    ]


def _asks(side: Sides) -> str:
    return (
        f"You call {side.met} of {side.graded} graded answers fully met. Practitioners agree in"
        f" {side.agree} of {side.said} replies to its sentences. Why do they see it otherwise?"
    )


def _said(
    survey: Survey, of_key: dict[str, int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[int, int]]:
    """Agreement and answers by agency and standard, and replies by agency."""
    said: dict[tuple[int, int], tuple[int, int]] = defaultdict(lambda: (0, 0))
    many: dict[int, int] = defaultdict(int)
    replies = Reply.objects.filter(survey=survey).values_list("agency", "answers")
    for agency, answers in replies:
        many[agency] += 1
        for key, value in answers.items():
            if key in of_key and value != Agreement.UNKNOWN:
                agree, number = said[agency, of_key[key]]
                more = int(value >= Agreement.AGREE)
                said[agency, of_key[key]] = agree + more, number + 1
    return said, many


def _met(seen: list[Return]) -> dict[tuple[int, int], tuple[int, int]]:
    given = Answer.objects.filter(of__in=[row.pk for row in seen], grade__isnull=False)
    counted = (
        given.order_by()
        .values_list("of", "question__standard")
        .annotate(full=Count("pk", filter=Q(grade__is_met=True)), number=Count("pk"))
    )
    return {(of, standard): (full, number) for of, standard, full, number in counted}
