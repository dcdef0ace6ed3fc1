"""How the portal's clock does, for those who must know: last run, next run, what was missed."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from partnership.jobs.models import Beat, Job
from partnership.jobs.registry import Daily, daily, stuck, work_for
from partnership.jobs.services import is_fresh

DAYS_BACK = 14
GRACE = timedelta(hours=1)  # after its time, before a run counts as missed
MOST = 50
# An error may quote what its reader may not read.
NAMES_SOMETHING = re.compile(r"\S+@\S+|\b[\w-]*\d{4}-\d+\b|[\"'“‘].*?[\"'”’]")


@dataclass(frozen=True)
class Run:
    """One line of the timetable."""

    kind: str
    does: str
    at: time
    last: datetime | None
    next: datetime
    missed: list[date]


@dataclass(frozen=True)
class Failing:
    """A job that failed and is tried again."""

    kind: str
    key: str
    attempts: int
    again_at: datetime | None
    error: str


@dataclass(frozen=True)
class Clock:
    """Everything on the page."""

    fresh: bool
    last_pass: datetime | None
    runs: list[Run]
    failing: list[Failing]
    waiting: int
    oldest: datetime | None
    stuck: dict[str, int]
    counts: bool = True  # else numbers say only whether there is any

    @property
    def ok(self) -> bool:
        """Whether nothing needs anybody."""
        missed = any(run.missed for run in self.runs)
        return self.fresh and not (missed or self.failing or any(self.stuck.values()))


def clock_now(now: datetime, *, quotes: bool) -> Clock:
    """The state of beat, timetable and queue. The number of queries depends on nothing.

    in: `quotes`, whether one partnership is alone here; if not, nothing is counted or quoted, since
    it may be another's: only whether something waits, fails or is stuck.
    """
    beat = Beat.objects.first()
    unfinished = Job.objects.filter(finished_at__isnull=True).order_by("created_at")
    failing = unfinished.exclude(last_error="")[:MOST]
    oldest = unfinished.first()
    found = Clock(
        fresh=is_fresh(beat, now),
        last_pass=beat.last_at if beat else None,
        runs=_runs(now),
        failing=[
            Failing(job.kind, job.key, job.attempts, job.leased_until, first_line(job, quotes))
            for job in failing
        ],
        waiting=unfinished.count(),
        oldest=oldest.created_at if oldest else None,
        stuck=stuck(now),
    )
    return found if quotes else _uncounted(found)


def _uncounted(clock: Clock) -> Clock:
    """The same without numbers, moments and keys: each sort of failing job once."""
    failing = {one.kind: replace(one, key="", attempts=0, again_at=None) for one in clock.failing}
    return replace(
        clock,
        failing=[failing[kind] for kind in sorted(failing)],
        waiting=min(clock.waiting, 1),
        oldest=None,
        stuck={what: min(number, 1) for what, number in clock.stuck.items()},
        counts=False,
    )


def first_line(job: Job, quotes: bool) -> str:
    """The first line of the error without names, addresses and references."""
    line = job.last_error.strip().splitlines()[0] if job.last_error.strip() else ""
    if not quotes:
        return line.split(":")[0]
    return NAMES_SOMETHING.sub("…", line)[:160]


def _runs(now: datetime) -> list[Run]:
    local = timezone.localtime(now)
    first = local.date() - timedelta(days=DAYS_BACK)
    kinds = {entry.kind for entry in daily()}
    jobs = Job.objects.filter(kind__in=kinds, key__gte=first.isoformat())
    found = {(job.kind, job.key): job.finished_at for job in jobs}
    return [_run(entry, found, local) for entry in daily()]


def _run(entry: Daily, found: dict[tuple[str, str], datetime | None], local: datetime) -> Run:
    days = sorted(date.fromisoformat(key) for kind, key in found if kind == entry.kind)
    ended = [at for (kind, _), at in found.items() if kind == entry.kind and at]
    today = _moment(local.date(), entry, local)
    return Run(
        kind=entry.kind,
        does=(work_for(entry.kind).__doc__ or entry.kind).strip().splitlines()[0],
        at=entry.at,
        last=max(ended, default=None),
        next=today if today > local else _moment(local.date() + timedelta(days=1), entry, local),
        missed=[
            day
            for day in _days(days[0] if days else local.date(), local.date())
            if _moment(day, entry, local) + GRACE < local
            and not found.get((entry.kind, day.isoformat()))
        ],
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _moment(day: date, entry: Daily, local: datetime) -> datetime:
    return datetime.combine(day, entry.at, tzinfo=local.tzinfo)
