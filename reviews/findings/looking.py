"""Learning as a reader sees it: of one review, in registers, and counted by theme, agency, year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse

from boards.models import Partnership
from partnership.agencies.models import Agency
from partnership.ui.words import asked as plain
from reviews.findings.models import (
    Acceptance,
    EarlySharing,
    Finding,
    LearningTheme,
    NationalRecommendation,
    NationalReport,
    Recommendation,
    Sort,
    Status,
)
from reviews.findings.standing import UNSETTLED, Line, State, lines, with_state
from reviews.models import Review

OPEN, ALL = "open", "all"
SHOWS = ((OPEN, "Not settled"), *State.choices, (ALL, "All"))
SYSTEM, NOBODY = "system", "nobody"
NAMED = {SYSTEM: "The whole system", NOBODY: "No recommendation"}
TAKES = ("show", "agency", "theme", "kind")
FINDS = ("theme", "agency", "year")
WITH = ("agency", "finding__review", "finding__theme")


@dataclass(frozen=True)
class OfFinding:
    """One finding of a review with its recommendations and with whom it was shared."""

    row: Finding
    lines: list[Line]
    sharings: list[EarlySharing]


def learning_of(review: Review, user: Any) -> list[OfFinding]:
    """What one review teaches, the struck last. Three queries."""
    seen = Finding.objects.visible_to(user).filter(review=review).select_related("theme")
    rows = list(seen.prefetch_related("sharings"))
    recommended = Recommendation.objects.visible_to(user).filter(finding__in=rows)
    found = with_decision(with_state(recommended)).select_related("agency")
    by_finding: dict[int, list[Line]] = defaultdict(list)
    for line in lines(found.order_by("pk")):
        by_finding[line.row.finding_id].append(line)
    rows.sort(key=lambda row: (bool(row.struck_because), row.number))
    return [OfFinding(row, by_finding[row.pk], list(row.sharings.all())) for row in rows]


def with_decision(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each with `decisions`, its decisions newest first: one query for all."""
    newest = Acceptance.objects.order_by("-pk")
    return rows.prefetch_related(Prefetch("acceptances", newest, to_attr="decisions"))


def reason_of(row: Any) -> str:
    """Why a recommendation of `with_decision` is not accepted; nothing where it is."""
    newest = next(iter(row.decisions), None)
    return newest.because if newest and not newest.accepted else ""


# --- the register of recommendations ----------------------------------------------------------


@dataclass(frozen=True)
class Register:
    """The recommendations of one partnership that a reader may see, under the filters chosen.

    `findings`: the numbers of the findings that the reader may see; of any other the page tells
    neither theme nor review.
    """

    rows: QuerySet[Any]
    chosen: dict[str, str]
    agencies: list[Agency]
    themes: list[LearningTheme]
    user: Any = field(repr=False)

    @property
    def address(self) -> str:
        """The same for the address of another page of the list."""
        return f"?{urlencode({name: one for name, one in self.chosen.items() if one})}"

    @property
    def is_narrow(self) -> bool:
        """Whether something besides the state is asked for."""
        return any(self.chosen[name] for name in TAKES if name != "show")


def register(user: Any, partnership: Partnership, params: Mapping[str, str]) -> Register:
    """What this reader sees under these filters; an unknown word leaves everything.

    Filters name only agencies and themes that the reader sees here. Two queries before the rows.
    """
    seen = Recommendation.objects.visible_to(user).filter(partnership=partnership)
    findings = Finding.objects.visible_to(user).filter(review__partnership=partnership)
    chosen = {name: plain(params.get(name, "")) for name in TAKES}
    if chosen["show"] not in dict(SHOWS):
        chosen["show"] = OPEN
    rows = _shown(with_state(seen), chosen["show"])
    if chosen["agency"]:
        rows = rows.filter(agency__key=chosen["agency"])
    if chosen["kind"] in Sort.values:
        rows = rows.filter(agency__isnull=chosen["kind"] == Sort.SYSTEM)
    if _number(chosen["theme"]):
        rows = rows.filter(finding__in=findings.filter(theme=_number(chosen["theme"])))
    used = findings.order_by().values("theme")
    return Register(
        rows=with_decision(rows).select_related(*WITH).order_by("-made_on", "-pk"),
        chosen=chosen,
        agencies=list(Agency.objects.filter(pk__in=seen.order_by().values("agency"))),
        themes=list(LearningTheme.objects.filter(pk__in=used)),
        user=user,
    )


def _shown(rows: QuerySet[Any], show: str) -> QuerySet[Any]:
    if show == ALL:
        return rows
    return rows.filter(state__in=UNSETTLED if show == OPEN else (show,))


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 16 else 0


@dataclass(frozen=True)
class RegisterLine(Line):
    """One recommendation as a row of the register; `finding` only for whoever may read it."""

    finding: Finding | None

    @property
    def reason(self) -> str:
        """Why it is not accepted, where it is not."""
        return reason_of(self.row)


def register_lines(rows: Iterable[Any], user: Any) -> list[RegisterLine]:
    """These recommendations, each with its finding where the reader may read that. One query."""
    found = list(rows)
    seen = Finding.objects.visible_to(user).filter(pk__in=[row.finding_id for row in found])
    open_to = set(seen.values_list("pk", flat=True))
    return [RegisterLine(row, row.finding if row.finding_id in open_to else None) for row in found]


# --- findings by theme, agency and year -------------------------------------------------------


@dataclass(frozen=True)
class Findings:
    """The findings of one partnership that a reader may see, under the filters chosen."""

    rows: QuerySet[Any]
    chosen: dict[str, str]
    themes: list[LearningTheme]
    agencies: list[Agency]
    years: list[int]

    @property
    def address(self) -> str:
        """The same for the address of another page of the list."""
        return f"?{urlencode({name: one for name, one in self.chosen.items() if one})}"


def findings(user: Any, partnership: Partnership, params: Mapping[str, str]) -> Findings:
    """What this reader sees under these filters; an unknown word leaves everything. Three queries
    before the rows."""
    seen = _standing(user, partnership)
    chosen = {name: plain(params.get(name, "")) for name in FINDS}
    rows = seen
    if _number(chosen["theme"]):
        rows = rows.filter(theme=_number(chosen["theme"]))
    if 0 < _number(chosen["year"]) < 10_000:
        rows = rows.filter(found_on__year=_number(chosen["year"]))
    if chosen["agency"]:
        rows = _to_agency(rows, chosen["agency"])
    recommended = Recommendation.objects.standing().filter(finding__in=seen)
    years = seen.order_by("-found_on__year").values_list("found_on__year", flat=True).distinct()
    return Findings(
        rows=rows.select_related("review", "theme").order_by("-found_on", "-pk"),
        chosen=chosen,
        themes=list(LearningTheme.objects.filter(pk__in=seen.order_by().values("theme"))),
        agencies=list(Agency.objects.filter(pk__in=recommended.order_by().values("agency"))),
        years=list(years),
    )


def _standing(user: Any, partnership: Partnership) -> QuerySet[Any]:
    seen: QuerySet[Any] = Finding.objects.visible_to(user).filter(
        review__partnership=partnership, struck_because=""
    )
    return seen


def _to_agency(rows: QuerySet[Any], agency: str) -> QuerySet[Any]:
    """Those that recommend something to an agency, to the whole system, or nothing at all."""
    made = Recommendation.objects.filter(finding=OuterRef("pk"), withdrawn_because="")
    if agency == NOBODY:
        return rows.filter(~Exists(made))
    if agency == SYSTEM:
        return rows.filter(Exists(made.filter(agency__isnull=True)))
    return rows.filter(Exists(made.filter(agency__key=agency)))


@dataclass(frozen=True)
class Entry:
    """How many findings of one theme and year recommend something to one agency."""

    theme: int
    theme_name: str
    agency: str
    agency_name: str
    year: int
    number: int


@dataclass(frozen=True)
class Cell:
    """One number of the grid and the findings behind it."""

    year: int
    number: int
    url: str


@dataclass(frozen=True)
class Row:
    """One agency within a theme, or the theme itself."""

    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class ThemeRows:
    """One theme: all its findings by year, then agency by agency."""

    whole: Row
    rows: list[Row]


@dataclass(frozen=True)
class Grid:
    """Themes by agency and year."""

    years: list[int]
    themes: list[ThemeRows]
    entries: list[Entry]


def entries_of(user: Any, partnership: Partnership) -> list[Entry]:
    """Findings by theme, agency and year. A finding that asks two agencies stands under both; one
    that recommends nothing yet stands under nobody. Two queries."""
    seen = _standing(user, partnership).order_by()
    by = {
        "theme": "finding__theme",
        "name": "finding__theme__name",
        "year": "finding__found_on__year",
    }
    made = Recommendation.objects.filter(finding__in=seen, withdrawn_because="").order_by()
    asked = made.values(by["theme"], by["name"], by["year"], "agency__key", "agency__name")
    found = [
        Entry(
            theme=one[by["theme"]],
            theme_name=one[by["name"]],
            agency=one["agency__key"] or SYSTEM,
            agency_name=one["agency__name"] or NAMED[SYSTEM],
            year=one[by["year"]],
            number=one["n"],
        )
        for one in asked.annotate(n=Count("finding", distinct=True))
    ]
    bare = _to_agency(seen, NOBODY).values("theme", "theme__name", "found_on__year")
    found += [
        Entry(
            theme=one["theme"],
            theme_name=one["theme__name"],
            agency=NOBODY,
            agency_name=NAMED[NOBODY],
            year=one["found_on__year"],
            number=one["n"],
        )
        for one in bare.annotate(n=Count("pk", distinct=True))
    ]
    return sorted(found, key=lambda one: (one.theme_name, one.agency_name, -one.year))


def grid_of(user: Any, partnership: Partnership) -> Grid:
    """The grid that a reader sees, newest year first. Three queries."""
    entries = entries_of(user, partnership)
    seen = _standing(user, partnership).order_by()
    counted = seen.values("theme", "theme__name", "found_on__year")
    whole: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    for one in counted.annotate(n=Count("pk", distinct=True)):
        whole[one["theme"], one["theme__name"]][one["found_on__year"]] = one["n"]
    years = sorted({year for numbers in whole.values() for year in numbers}, reverse=True)
    page = reverse("findings:findings", args=[partnership.key])
    themes = []
    for (theme, name), numbers in sorted(whole.items(), key=lambda one: one[0][1]):
        by_agency: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for entry in entries:
            if entry.theme == theme:
                by_agency[entry.agency_name, entry.agency][entry.year] = entry.number
        rows = [
            Row(agency_name, _cells(page, years, found, theme=theme, agency=agency))
            for (agency_name, agency), found in by_agency.items()
        ]
        themes.append(ThemeRows(Row(name, _cells(page, years, numbers, theme=theme)), rows))
    return Grid(years, themes, entries)


def _cells(page: str, years: list[int], numbers: dict[int, int], **of: Any) -> list[Cell]:
    return [
        Cell(year, numbers.get(year, 0), f"{page}?{urlencode({**of, 'year': year})}")
        for year in years
    ]


# --- national recommendations -----------------------------------------------------------------


@dataclass(frozen=True)
class National:
    """The national recommendations of a partnership under the filters chosen."""

    rows: QuerySet[Any]
    chosen: dict[str, str]
    reports: list[NationalReport]

    @property
    def address(self) -> str:
        """The same for the address of another page of the list."""
        return f"?{urlencode({name: one for name, one in self.chosen.items() if one})}"


NATIONAL_TAKES = ("status", "report")


def national(user: Any, partnership: Partnership, params: Mapping[str, str]) -> National:
    """What this reader sees under these filters. One query before the rows."""
    seen = NationalRecommendation.objects.visible_to(user).filter(
        report__partnership=partnership, struck_because=""
    )
    chosen = {name: plain(params.get(name, "")) for name in NATIONAL_TAKES}
    if chosen["status"] in Status.values:
        seen = seen.filter(status=chosen["status"])
    if _number(chosen["report"]):
        seen = seen.filter(report=_number(chosen["report"]))
    reports = NationalReport.objects.visible_to(user).filter(partnership=partnership)
    return National(
        rows=seen.select_related("report", "board", "agency"),
        chosen=chosen,
        reports=list(reports),
    )
