"""What the judgements of an audit add up to; every share names what it is a share of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce

from audits.figures import Counts, share
from audits.models import Grade, Standard
from audits.programme.models import Audit, Judgement, Part


@dataclass(frozen=True)
class Score:
    """How much of something is fully met, by the grades that count: the agreed one where there is
    one, else the agency's own."""

    met: int
    graded: int
    not_applicable: int

    @property
    def words(self) -> str:
        """With its denominator."""
        if not self.graded:
            return "Does not apply" if self.not_applicable else "Nothing judged"
        return f"{self.met} of {self.graded} ({share(self.met, self.graded)})"


@dataclass(frozen=True)
class Scores:
    """Agencies down, standards across, and all together."""

    standards: list[Standard]
    rows: list[tuple[Part, list[Score], Score]]
    whole: Score


def scores(audit: Audit, parts: QuerySet[Any]) -> Scores:
    """Of these parts. Four queries for any number of agencies and cases."""
    standards = list(Standard.objects.filter(edition=audit.tool_id))
    grades = {one.pk: one for one in Grade.objects.filter(scale__editions=audit.tool_id)}
    seen = list(parts.filter(audit=audit).select_related("agency"))
    cells: dict[tuple[int, int], Counts] = defaultdict(Counts)
    for one in _counted(seen):
        counts = cells[one["part"], one["question__standard"]]
        counts.add(one["counts"], one["number"])
    rows = []
    for part in seen:
        own = [cells[part.pk, one.pk] for one in standards]
        rows.append((part, [_score([one], grades) for one in own], _score(own, grades)))
    return Scores(standards, rows, _score(cells.values(), grades))


def _counted(seen: Sequence[Part]) -> Iterable[dict[str, Any]]:
    given = Judgement.objects.filter(part__in=[part.pk for part in seen])
    given = given.exclude(grade=None, not_applicable=False)
    given = given.annotate(counts=Coalesce(F("agreed"), F("grade")))
    found = given.order_by().values("part", "question__standard", "counts")
    return found.annotate(number=Count("pk"))


def _score(many: Iterable[Counts], grades: dict[int, Grade]) -> Score:
    met = graded = apart = 0
    for one in many:
        met += sum(number for pk, number in one.by_grade.items() if grades[pk].is_met)
        graded += one.graded
        apart += one.not_applicable
    return Score(met, graded, apart)


@dataclass(frozen=True)
class Planned:
    """One line of the calendar."""

    audit: Audit
    state: tuple[str, str]


def calendar(rows: QuerySet[Any], today: date) -> list[Planned]:
    """Audits by the day that they are to be reported, each with its state. One query."""
    found = rows.select_related("group", "agency").order_by("due_on", "pk")
    return [Planned(row, row.state_on(today)) for row in found]


SHOWS = (("open", "To come and under way"), ("reported", "Reported"), ("all", "All"))


def chosen(rows: QuerySet[Any], show: str) -> QuerySet[Any]:
    """Those that a reader asked for: "open", "reported" or "all"."""
    if show == "all":
        return rows
    if show == "reported":
        return rows.filter(reported_on__isnull=False)
    return rows.filter(reported_on__isnull=True, given_up_because="")
