"""The panel's report as blocks: one source, written for professionals or for everybody."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from partnership.documents.blocks import Block, Heading, Points, Table, Words
from reviews.deaths.counting import Count, Period, preferred, years
from reviews.deaths.models import Category, DeathFigures, PanelReport
from reviews.deaths.suppressing import (
    FEWEST,
    HIDDEN,
    HIDDEN_MEANS,
    hidden_of,
    hides_part,
    shown_number,
    shown_part,
    shown_per_cent,
)

LAW = (
    "The child death review partners review the death of each child who normally lives in their "
    "area (Children Act 2004 s16M). A death for which another process runs is paused, not closed."
)
NOT_GIVEN = "Not given"


@dataclass(frozen=True)
class Edition:
    """One edition of a report, ready for page and paper."""

    title: str
    blocks: list[Block]

    @property
    def words(self) -> str:
        """A fingerprint of all that it says."""
        said = json.dumps([self.title, *as_data(self.blocks)], sort_keys=True)
        return sha256(said.encode()).hexdigest()


def as_data(blocks: list[Block]) -> list[dict[str, Any]]:
    """The blocks as JSON keeps them."""
    found: list[dict[str, Any]] = json.loads(json.dumps([asdict(block) for block in blocks]))
    return found


def from_data(data: list[dict[str, Any]]) -> list[Block]:
    """The blocks as they were kept."""
    kinds: dict[str, Any] = {"heading": Heading, "words": Words, "points": Points, "table": Table}
    return [kinds[one["kind"]](**one) for one in data]


def periods_of(report: PanelReport) -> list[Period]:
    """The five years that end with the year of the report."""
    mine = DeathFigures.objects.filter(partnership=report.partnership_id)
    return years(report.partnership, mine, report.starts_on)


def edition_of(report: PanelReport, *, public: bool) -> Edition:
    """The report as professionals or everybody read it. Two queries."""
    periods = periods_of(report)
    blocks: list[Block] = [Words(LAW)]
    blocks += _section("What was done", report.done)
    blocks += _section("How effective it was", report.effective)
    blocks += _section("What was learned", report.learning)
    if not public:
        blocks += _section("For professionals alone", report.for_professionals)
    blocks += _year(periods[-1], public)
    blocks += _five_years(periods, public)
    if public:
        blocks.append(Words(HIDDEN_MEANS))
    return Edition(report.title, blocks)


def _section(heading: str, words: str) -> list[Block]:
    return [Heading(heading), Words(words)] if words.strip() else []


def _number(number: int | None, public: bool) -> str:
    if public:
        return shown_number(number)
    return NOT_GIVEN if number is None else str(number)


def _year(period: Period, public: bool) -> list[Block]:
    count = preferred(period)
    modifiable = _number(count.modifiable, public)
    if public:
        modifiable = shown_part(count.modifiable, count.reviewed)
    rows = [
        ("Deaths notified", _number(count.notified, public)),
        ("Deaths reviewed by the panel", _number(count.reviewed, public)),
        ("of these, with modifiable factors", modifiable),
    ]
    blocks: list[Block] = [
        Heading(f"The year {period.words}"),
        Table(f"Deaths in {period.words}", ("What", "Number"), rows),
        Words(count.source, lead="Source"),
    ]
    if count.by_category:
        rows = _categories(count, public)
        blocks.append(Table(f"Reviewed by category, {period.words}", ("Category", "Number"), rows))
    return blocks


def _categories(count: Count, public: bool) -> list[tuple[str, str]]:
    parts = {code: count.by_category[code] for code in Category.values}
    hidden = hidden_categories(count) if public else set()
    return [
        (Category(code).label, HIDDEN if code in hidden else str(number))
        for code, number in parts.items()
    ]


def hidden_categories(count: Count) -> set[int]:
    """Which categories the public edition leaves out."""
    parts = {code: count.by_category[code] for code in Category.values}
    total = count.reviewed if count.reviewed is not None else sum(parts.values())
    return hidden_of(parts, total)


def _five_years(periods: list[Period], public: bool) -> list[Block]:
    heads = ("Year", "Reviewed", "With modifiable factors", "Per cent of those reviewed", "Source")
    rows = []
    for period in periods:
        count = preferred(period)
        part, share = _number(count.modifiable, public), count.share or NOT_GIVEN
        if public:
            part = shown_part(count.modifiable, count.reviewed)
            share = shown_per_cent(count.modifiable, count.reviewed) or NOT_GIVEN
        rows.append((period.words, _number(count.reviewed, public), part, share, count.source))
    return [Heading("Modifiable factors over five years"), Table("Five years", heads, rows)]


def hidden_numbers(report: PanelReport) -> list[str]:
    """What the public edition leaves out, in words, for whoever checks it."""
    found = []
    for period in periods_of(report):
        count = preferred(period)
        if hides_part(count.modifiable, count.reviewed):
            found.append(f"{period.words}: the number with modifiable factors, and its per cent")
        small = {"notified": count.notified, "reviewed": count.reviewed}
        for name in [*small] if period.starts_on == report.starts_on else ["reviewed"]:
            number = small[name]
            if number is not None and number < FEWEST:
                found.append(f"{period.words}: the number {name}")
    count = preferred(periods_of(report)[-1])
    if count.by_category:
        labels = [Category(code).label for code in sorted(hidden_categories(count))]
        found += [f"{report.year}, category “{label}”" for label in labels]
    return found
