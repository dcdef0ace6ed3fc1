"""What a job of each kind does, and which kinds fall due every day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

Work = Callable[[str, datetime], object]

Watch = Callable[[datetime], int]

_work: dict[str, Work] = {}
_watched: dict[str, Watch] = {}
_daily: list["Daily"] = []
_before: list[Callable[[], object]] = []


@dataclass(frozen=True)
class Daily:
    """A kind of job that is due once every day from a time of day on; its key is the date."""

    kind: str
    at: time


def does(kind: str, *, daily_at: time | None = None) -> Callable[[Work], Work]:
    """Register the function that does jobs of this kind.

    in: `kind`, a dotted name; `daily_at`, local time from which one is due each day.
    The function is called with (key, now) and must be safe to run twice.
    raises: ValueError when the kind is taken.
    """

    def register(work: Work) -> Work:
        if kind in _work:
            raise ValueError(f"Two functions do the job {kind!r}.")
        _work[kind] = work
        if daily_at is not None:
            _daily.append(Daily(kind, daily_at))
        return work

    return register


def work_for(kind: str) -> Work:
    """The function registered for this kind; KeyError when there is none."""
    return _work[kind]


def daily() -> tuple[Daily, ...]:
    """The timetable: every kind that is due once a day, earliest first."""
    return tuple(sorted(_daily, key=lambda entry: (entry.at, entry.kind)))


def watches(what: str) -> Callable[[Watch], Watch]:
    """Register a function that counts what is stuck at a moment, for /healthz."""

    def register(count: Watch) -> Watch:
        _watched[what] = count
        return count

    return register


def stuck(now: datetime) -> dict[str, int]:
    """How many of each watched thing are stuck."""
    return {what: count(now) for what, count in sorted(_watched.items())}


def before_each(do: Callable[[], object]) -> None:
    """Call this before every job, as a web process would before every request."""
    _before.append(do)


def begin() -> None:
    """A job begins: whatever a process keeps between requests is asked anew."""
    for do in _before:
        do()
