"""Looks at dated rows together: the same thing twice, and boards that report in a circle."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from boards.importing.facts import Period, in_words
from boards.importing.reading import Place, Problem


@dataclass(frozen=True)
class Span:
    """A dated row between others: what it is about, when and where."""

    about: tuple[Hashable, ...]
    period: Period
    place: Place
    words: str


def find_overlaps(spans: Iterable[Span], problems: list[Problem]) -> None:
    """Note what stands twice for days that meet."""
    together: dict[tuple[Hashable, ...], list[Span]] = defaultdict(list)
    for span in spans:
        together[span.about].append(span)
    for same in together.values():
        widest, *others = sorted(same, key=lambda span: span.period.starts_on)
        for span in others:
            if span.period.overlaps(widest.period):
                words = f"{span.words} stands here again; its days overlap those of line "
                problems.append(Problem(f"{words}{widest.place.line}", span.place))
            if (span.period.ends_on or date.max) > (widest.period.ends_on or date.max):
                widest = span


def find_circles(lines: list[Span], problems: list[Problem]) -> None:
    """Note each circle once, with the first day on which it is closed."""
    if not _circle(lines):
        return
    told: set[frozenset[Hashable]] = set()
    # A circle of dated lines is closed on the first day of one of them.
    for day in sorted({line.period.starts_on for line in lines}):
        running = [line for line in lines if line.period.runs_on(day)]
        circle = _circle(running)
        if not circle or frozenset(circle) in told:
            continue
        told.add(frozenset(circle))
        pairs = set(zip(circle, circle[1:], strict=False))
        place = max(
            (line.place for line in running if line.about in pairs), key=lambda place: place.line
        )
        way = " → ".join(f"“{board}”" for board in circle)
        problems.append(Problem(f"these report in a circle on {in_words(day)}: {way}", place))


def _circle(lines: Iterable[Span]) -> list[str]:
    graph: dict[Hashable, set[Hashable]] = defaultdict(set)
    for line in lines:
        below, above = line.about
        graph[above].add(below)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
