"""Learning as a reader sees it: of one review, and in the register of recommendations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet

from boards.models import Partnership
from partnership.agencies.models import Agency
from partnership.ui.words import asked as plain
from reviews.findings.models import (
    Acceptance,
    EarlySharing,
    Finding,
    LearningTheme,
    Recommendation,
    Sort,
)
from reviews.findings.standing import UNSETTLED, Line, State, lines, with_state
from reviews.models import Review

OPEN, ALL = "open", "all"
SHOWS = ((OPEN, "Not settled"), *State.choices, (ALL, "All"))
TAKES = ("show", "agency", "theme", "kind")
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
    if number_in(chosen["theme"]):
        rows = rows.filter(finding__in=findings.filter(theme=number_in(chosen["theme"])))
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


def number_in(words: str) -> int:
    """The number that an address names; 0, which no row has, where it is none."""
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
