"""Findings of a partnership, listed and counted by theme, agency and year."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse

from boards.models import Partnership
from partnership.agencies.models import Agency
from partnership.ui.words import asked as plain
from reviews.findings.looking import number_in
from reviews.findings.models import Finding, LearningTheme, Recommendation

SYSTEM, NOBODY = "system", "nobody"
NAMED = {SYSTEM: "The whole system", NOBODY: "No recommendation"}
FINDS = ("theme", "agency", "year")


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
    if number_in(chosen["theme"]):
        rows = rows.filter(theme=number_in(chosen["theme"]))
    if 0 < number_in(chosen["year"]) < 10_000:
        rows = rows.filter(found_on__year=number_in(chosen["year"]))
    if chosen["agency"]:
        rows = to_agency(rows, chosen["agency"])
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


def to_agency(rows: QuerySet[Any], agency: str) -> QuerySet[Any]:
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
    bare = to_agency(seen, NOBODY).values("theme", "theme__name", "found_on__year")
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
