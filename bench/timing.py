"""Take turns between a floor and ours, and print the table."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One line of the table. Times are in seconds; a goal of 0 is no goal."""

    work: str
    floor: float
    ours: float
    most: float = 0
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def ok(self) -> str:
        return "-" if not self.most else "yes" if self.ratio <= self.most else "no"


def seconds(work: Work) -> float:
    """How long it takes once."""
    since = perf_counter()
    work()
    return perf_counter() - since


def in_turns(
    floor: Work, ours: Work, *, times: int = 7, before: Work = lambda: None
) -> tuple[float, float]:
    """The medians of both, measured alternately so that a busy minute falls on both.

    in: `before`, what tidies up before each turn and is not measured.
    """
    floor(), ours()  # warm
    taken: dict[Work, list[float]] = {floor: [], ours: []}
    for _ in range(times):
        for work, found in taken.items():
            before()
            found.append(seconds(work))
    return median(taken[floor]), median(taken[ours])


def print_table(title: str, lines: list[Line]) -> None:
    """As Markdown, so that it can be read into docs/performance.md."""
    print(f"\n{title}\n")
    print("| work | floor | ours | ratio | goal | ok |")
    print("|---|---:|---:|---:|---|---|")
    for line in lines:
        goal = f"at most {line.most:g}" if line.most else "none"
        goal += f"; {line.note}" if line.note else ""
        times = f"{_words(line.floor)} | {_words(line.ours)} | {line.ratio:.2f}"
        print(f"| {line.work} | {times} | {goal} | {line.ok} |", flush=True)


def _words(taken: float) -> str:
    if taken >= 1:
        return f"{taken:.2f} s"
    if taken >= 0.001:
        return f"{taken * 1000:.1f} ms"
    return f"{taken * 1_000_000:.2f} µs"
