"""Counts of answers: by agency and standard, and of a whole cycle; each names its denominator."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, Min, OuterRef, Q, QuerySet, Subquery, When

from audits.models import Answer, Cycle, Grade, PublishedCount, Return, Standard

# The grade that counts: the board's once it is final, until the agency grades anew.
BY_BOARD = Q(moderation__final_at__isnull=False) & (
    Q(regraded_at__isnull=True) | Q(regraded_at__lt=F("moderation__final_at"))
)
COUNTS = Case(When(BY_BOARD, then=F("moderation__grade")), default=F("grade"))


@dataclass
class Counts:
    """How many answers have each grade; what does not apply stands apart and is never green."""

    by_grade: Counter[int] = field(default_factory=Counter)
    not_applicable: int = 0

    def add(self, grade: int | None, number: int) -> None:
        """More of one grade; None for what does not apply."""
        if grade is None:
            self.not_applicable += number
        else:
            self.by_grade[grade] += number

    @property
    def graded(self) -> int:
        """Answers with a grade."""
        return sum(self.by_grade.values())

    @property
    def all(self) -> int:
        """Every answer."""
        return self.graded + self.not_applicable


def share(part: int, whole: int) -> str:
    """As a percentage with one place, or that there is nothing to count."""
    return f"{100 * part / whole:.1f} %" if whole else "nothing to count"


@dataclass(frozen=True)
class Row:
    """One grade of the table of a cycle."""

    grade: Grade
    number: int
    of_all: str
    of_graded: str


@dataclass(frozen=True)
class Cell:
    """One agency and one standard: the worst grade given there, and how much is fully met.

    is_in: the return is submitted; before that nothing of it is counted.
    """

    standard: Standard
    worst: Grade | None
    met: int
    graded: int
    not_applicable: int
    is_in: bool = True

    @property
    def said(self) -> str:
        """What the colour says."""
        if not self.is_in:
            return "Not in"
        if self.worst is None:
            return "Does not apply" if self.not_applicable else "No answer"
        return self.worst.words

    @property
    def tint(self) -> str:
        """The colour of the worst grade; a dashed cell where nothing is said."""
        if self.worst is None:
            return "" if self.not_applicable else "out"
        return self.worst.tint

    @property
    def words(self) -> str:
        """The worst grade, and how many are fully met."""
        return f"{self.said}: {self.met} of {self.graded} fully met" if self.worst else self.said


@dataclass(frozen=True)
class HeatMap:
    """Agencies down, the weakest first; standards across. What is not in counts nothing."""

    standards: list[Standard]
    rows: list[tuple[Return, list[Cell]]]
    table: list[Row]
    counts: Counts


def heat_map(cycle: Cycle, returns: QuerySet[Any], *, own: bool = False) -> HeatMap:
    """What the answers of these returns say. Four queries for any number of agencies.

    in: `own`, the agencies' own grades; else the board's where they are final. Answers count once
    the return is submitted, so that every reader of the same returns counts the same.
    """
    standards = list(Standard.objects.filter(edition=cycle.edition_id))
    grades = {one.pk: one for one in Grade.objects.filter(scale=cycle.edition.scale_id)}
    seen = list(returns.filter(cycle=cycle).select_related("agency"))
    cells: dict[tuple[int, int], Counts] = defaultdict(Counts)
    whole = Counts()
    for one in _answered([row for row in seen if row.submitted_at], own):
        cells[one["of"], one["question__standard"]].add(one["counts"], one["number"])
        whole.add(one["counts"], one["number"])
    rows = [
        (row, [_cell(row, one, cells[row.pk, one.pk], grades) for one in standards]) for row in seen
    ]
    rows.sort(key=_strength)
    return HeatMap(standards, rows, table_of(whole, grades.values()), whole)


def _strength(row: tuple[Return, list[Cell]]) -> tuple[bool, float, str]:
    """By how much is fully met; what has no grade comes last."""
    graded = sum(cell.graded for cell in row[1])
    met = sum(cell.met for cell in row[1])
    return not graded, met / graded if graded else 0, row[0].agency.name


def _answered(seen: Sequence[Return], own: bool) -> Iterable[dict[str, Any]]:
    given = Answer.objects.filter(of__in=[row.pk for row in seen])
    given = given.exclude(grade=None, not_applicable=False)
    given = given.annotate(counts=F("grade") if own else COUNTS)
    found = given.order_by().values("of", "question__standard", "counts")
    return found.annotate(number=Count("pk"))


def counts_at(cycle: Cycle, moment: datetime, returns: QuerySet[Any]) -> Counts:
    """How the agencies graded themselves as it stood at a moment, out of the history. One query.

    What was before and what came of it is the same question asked of two moments.
    """
    past = Answer.history.model.objects  # type: ignore[attr-defined]
    newest = past.filter(id=OuterRef("id"), history_date__lte=moment)
    newest = newest.order_by("-history_date", "-history_id").values("history_id")[:1]
    rows = past.filter(of__in=returns.filter(cycle=cycle).values("pk"))
    rows = rows.filter(history_id=Subquery(newest)).exclude(history_type="-")
    rows = rows.exclude(grade=None, not_applicable=False)
    found = Counts()
    for grade, number in rows.order_by().values_list("grade").annotate(Count("history_id")):
        found.add(grade, number)
    return found


def _cell(row: Return, standard: Standard, counts: Counts, grades: dict[int, Grade]) -> Cell:
    given = [grades[pk] for pk in counts.by_grade]
    met = sum(counts.by_grade[one.pk] for one in given if one.is_met)
    worst = min(given, key=lambda one: one.place, default=None)
    is_in = row.submitted_at is not None
    return Cell(standard, worst, met, counts.graded, counts.not_applicable, is_in)


@dataclass(frozen=True)
class PublishedRow:
    """One grade of a published table, with its share of all answers and of the graded ones."""

    words: str
    tint: str
    number: int
    of_all: str
    of_graded: str


@dataclass(frozen=True)
class PublishedTable:
    """A published count with its shares, which are counted and not copied."""

    count: PublishedCount
    rows: list[PublishedRow]
    all: int
    graded: int


def table_of_published(count: PublishedCount) -> PublishedTable:
    """Each grade as it was printed, the best first."""
    graded = sum(number for _, _, number in count.by_grade)
    whole = graded + count.not_applicable
    rows = [
        PublishedRow(words, tint, number, share(number, whole), share(number, graded))
        for words, tint, number in reversed(count.by_grade)
    ]
    return PublishedTable(count, rows, whole, graded)


def table_of(counts: Counts, grades: Iterable[Grade]) -> list[Row]:
    """Each grade, the best first, with its share of all answers and of the graded ones."""
    return [
        Row(
            grade=one,
            number=counts.by_grade[one.pk],
            of_all=share(counts.by_grade[one.pk], counts.all),
            of_graded=share(counts.by_grade[one.pk], counts.graded),
        )
        for one in sorted(grades, key=lambda one: -one.place)
    ]


def _weak(returns: QuerySet[Any]) -> QuerySet[Any]:
    """Answers of submitted returns whose own grade needs an action."""
    seen = returns.filter(submitted_at__isnull=False)
    return Answer.objects.filter(of__in=seen.values("pk"), grade__needs_action=True)


def weak_counts(returns: QuerySet[Any]) -> dict[int, int]:
    """How many answers are weak, by the number of the submitted return. Two queries."""
    seen = returns.filter(submitted_at__isnull=False).values_list("pk", flat=True)
    found = _weak(returns).order_by().values_list("of").annotate(Count("pk"))
    return {**dict.fromkeys(seen, 0), **dict(found)}


def weak_answers(row: Return) -> list[Answer]:
    """The weak answers of one submitted return, the worst first. One query."""
    rows = _weak(Return.objects.filter(pk=row.pk))
    rows = rows.select_related("of__agency", "of__cycle", "question__standard", "grade")
    return list(rows.order_by("grade__place", "question__standard__number", "question__number"))


@dataclass(frozen=True)
class Compared:
    """One standard over the cycles of a framework: how much is fully met, of how many graded."""

    title: str
    cells: list[tuple[Cycle, int, int]]


def compare(cycles: Sequence[Cycle], returns: QuerySet[Any]) -> list[Compared]:
    """Standards against cycles, the oldest first, out of the submitted returns that may be read.

    Standards are told by their title, so that a new edition stays comparable. One query for any
    number of cycles, agencies and answers.
    """
    seen = returns.filter(cycle__in=[one.pk for one in cycles], submitted_at__isnull=False)
    given = Answer.objects.filter(of__in=seen.values("pk"), grade__isnull=False)
    rows = given.order_by().values("of__cycle", "question__standard__title")
    met: dict[tuple[str, int], tuple[int, int]] = {}
    titles: dict[str, int] = {}
    found = rows.annotate(
        number=Count("pk"),
        full=Count("pk", filter=Q(grade__is_met=True)),
        place=Min("question__standard__number"),
    )
    for one in found:
        title = one["question__standard__title"]
        titles[title] = min(titles.get(title, one["place"]), one["place"])
        met[title, one["of__cycle"]] = one["full"], one["number"]
    return [
        Compared(title, [(one, *met.get((title, one.pk), (0, 0))) for one in cycles])
        for title in sorted(titles, key=lambda title: (titles[title], title))
    ]
