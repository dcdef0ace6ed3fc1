"""A line over time that stops where there is no number or where its meaning changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from partnership.ui.paper import LINE, Number, Paper, checked, plain


@dataclass(frozen=True)
class Point:
    """One point; without a value its state in words. `breaks`: why the line starts anew here."""

    label: str
    value: Number | None
    state: str = ""
    breaks: str = ""


def line(points: Sequence[Point], *, title: str, printed: bool = False) -> SafeString:
    """A line from zero up that stops at what is not a number and where a definition changed.

    raises: ValueError without a point, for a value below zero, or for neither value nor state.
    """
    if any(point.value is None and not point.state for point in points):
        raise ValueError("A point without a number needs its state in words.")
    values = checked([0 for _ in points[:1]] + [p.value for p in points if p.value is not None])
    paper, top, foot = Paper(printed), 56.0, 166.0
    step = 88 / max(len(points) - 1, 1)
    places = [6 + step * n for n in range(len(points))]
    heights = [
        None if p.value is None else foot - (foot - top) * p.value / (max(values) or 1)
        for p in points
    ]
    for at in (top, (top + foot) / 2):
        paper.line("grid", 0, at, 100, at)
    paper.line("axis", 0, foot, 100, foot)
    _breaks(paper, points, places, step)
    _gaps(paper, points, places, step, foot)
    _strokes(paper, points, places, heights)
    _values(paper, points, places, heights)
    names = [point.label for point in points]
    for n in _spaced(paper, names, places, [0, len(points) - 1, *range(len(points))]):
        paper.text(
            names[n],
            places[n],
            foot + 20,
            css="lbl-soft",
            anchor=_anchor(paper, names[n], places[n]),
        )
    return paper.drawing(title, foot + 28)


def _anchor(paper: Paper, words: str, place: float) -> str:
    """Centred where there is room on both sides, else away from the edge."""
    half = paper.share(words) / 2
    if place < half:
        return "start"
    return "end" if place > 100 - half else "middle"


def _breaks(paper: Paper, points: Sequence[Point], places: list[float], step: float) -> None:
    found = [n for n, point in enumerate(points) if point.breaks and n]
    for number, n in enumerate(found):
        at = places[n] - step / 2
        paper.line("axis axis--break", at, 4, at, 166)
        side = "end" if at > 50 else "start"
        y = 14 + LINE * (number % 2)
        paper.text(points[n].breaks, at, y, dx=-6 if at > 50 else 6, anchor=side)


def _runs(points: Sequence[Point]) -> Iterator[tuple[int, int, str]]:
    """Neighbours without a number and of one state: first, last, state."""
    start = 0
    for n, point in enumerate(points):
        same = n + 1 < len(points) and points[n + 1].value is None
        if same and points[n + 1].state == point.state:
            continue
        if point.value is None:
            yield start, n, point.state
        start = n + 1


def _gaps(
    paper: Paper, points: Sequence[Point], places: list[float], step: float, foot: float
) -> None:
    half = min(step / 2, 5.5)
    for number, (first, last, state) in enumerate(_runs(points)):
        left, right = places[first] - half, places[last] + half
        paper.rect("bar-x", left, foot - 22, right - left, 22)
        fits = paper.share(state) <= right - left
        y = foot - 6 if fits else foot - 30 - LINE * (number % 2)
        middle = (left + right) / 2
        side = "middle" if fits else _anchor(paper, state, middle)
        paper.text(state, middle, y, css="lbl-gap", anchor=side)


def _strokes(
    paper: Paper, points: Sequence[Point], places: list[float], heights: list[float | None]
) -> None:
    for n, here in enumerate(heights):
        if here is None:
            continue
        before = heights[n - 1] if n else None
        if before is not None and not points[n].breaks:
            paper.line("line", places[n - 1], before, places[n], here)
        paper.dot(places[n], here)


def _values(
    paper: Paper, points: Sequence[Point], places: list[float], heights: list[float | None]
) -> None:
    """The last, the highest, the lowest and the first number, and others where there is room."""
    known = [(height, n) for n, height in enumerate(heights) if height is not None]
    if not known:
        return
    first = [known[-1][1], min(known)[1], max(known)[1], known[0][1]]
    names = ["" if p.value is None else p.state or plain(p.value) for p in points]
    for n in _spaced(paper, names, places, [*first, *(n for _, n in known)]):
        height = heights[n]
        assert height is not None
        paper.text(
            names[n],
            places[n],
            height - 10,
            css="lbl-gap",
            anchor=_anchor(paper, names[n], places[n]),
        )


def _spaced(
    paper: Paper, names: Sequence[str], places: list[float], wanted: Iterable[int]
) -> list[int]:
    """Those of `wanted`, the most wanted first, whose words do not run into one another."""
    apart = paper.share(max(names, key=len, default=""))
    kept: list[int] = []
    for n in wanted:
        if all(abs(places[n] - places[other]) >= apart for other in kept):
            kept.append(n)
    return kept
