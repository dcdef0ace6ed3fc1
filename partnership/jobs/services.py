"""Plan, take, do and finish jobs. A killed worker loses nothing: the row stays unfinished."""

import logging
from datetime import date, datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q, Subquery
from django.utils import timezone

from partnership.jobs.alone import alone
from partnership.jobs.models import Beat, Job
from partnership.jobs.registry import begin, daily, stuck, work_for
from partnership.records.acting import running

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
PAUSE_AFTER_FAILURE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
A_MINUTE = timedelta(minutes=1)
BEAT_IS_STALE_AFTER = timedelta(minutes=5)


def request(kind: str, key: str, *, now: datetime) -> Job:
    """The job of this kind and key, written now unless it already stands (done or not)."""
    return Job.objects.get_or_create(kind=kind, key=key, defaults={"created_at": now})[0]


def plan_day(now: datetime) -> None:
    """Write today's daily jobs whose time has come; missed ones are caught up when beat returns.

    A day missed altogether is not made up: each job looks at everything that is due by its now.
    A job of a day that has not come was planned by a clock that ran ahead: it is forgotten, so
    that it is done when its day comes, and what it did already it will not do again.
    """
    local = timezone.localtime(now)
    today = local.date().isoformat()
    kinds = [entry.kind for entry in daily()]
    Job.objects.filter(nobody_holds(now), kind__in=kinds, key__gt=today).delete()
    due = [entry for entry in daily() if entry.at <= local.time()]
    Job.objects.bulk_create(
        [Job(kind=entry.kind, key=today, created_at=now) for entry in due], ignore_conflicts=True
    )


def open_jobs(now: datetime) -> list[int]:
    """Numbers of the jobs that nobody is known to be working on, oldest first."""
    return list(
        Job.objects.filter(nobody_holds(now), finished_at__isnull=True)
        .order_by("created_at", "pk")
        .values_list("pk", flat=True)[:200]
    )


def nobody_holds(now: datetime) -> Q:
    """Without a lease, or with one that ran out, or that no clock which is right can have given."""
    no_such_lease = now + max(LEASE, LONGEST_PAUSE) + A_MINUTE
    return (
        Q(leased_until__isnull=True) | Q(leased_until__lte=now) | Q(leased_until__gt=no_such_lease)
    )


def run(job_id: int, *, now: datetime) -> bool:
    """Take the job if it is free, do it, finish it. False when somebody else has or had it.

    However long the work takes, and whatever becomes of the lease meanwhile, nobody else does the
    same job at the same time. A failure is kept on the row; the job is handed out after a pause.
    """
    with alone(job_id) as won:
        return won and _take(job_id, now) and _do(job_id, now)


def _do(job_id: int, now: datetime) -> bool:
    job, started = Job.objects.get(pk=job_id), monotonic()
    try:
        begin()
        with running(f"job {job.kind}"):
            work_for(job.kind)(job.key, now)
    except Exception as error:
        log.exception("Job %s failed", job)
        ended = now + timedelta(seconds=monotonic() - started)
        _note_failure(job, f"{type(error).__name__}: {error}"[:2000], ended)
        return False
    Job.objects.filter(pk=job_id).update(finished_at=timezone.now(), last_error="")
    return True


def _take(job_id: int, now: datetime) -> bool:
    """A conditional write that tells whether we won: no row is locked while the work runs."""
    won = Job.objects.filter(nobody_holds(now), pk=job_id, finished_at__isnull=True).update(
        leased_until=now + LEASE, attempts=F("attempts") + 1
    )
    return bool(won)


def _note_failure(job: Job, error: str, ended: datetime) -> None:
    """The pause grows with each try, so that a lasting fault is not hammered."""
    pause = min(PAUSE_AFTER_FAILURE * 2 ** min(job.attempts - 1, 10), LONGEST_PAUSE)
    Job.objects.filter(pk=job.pk).update(last_error=error, leased_until=ended + pause)


def mark_beat(now: datetime) -> None:
    """Leave the mark that beat has passed."""
    with transaction.atomic():
        beat, made = Beat.objects.get_or_create(pk=1, defaults={"last_at": now, "passes": 1})
        if not made:
            Beat.objects.filter(pk=1).update(last_at=now, passes=F("passes") + 1)


def is_fresh(beat: Beat | None, now: datetime) -> bool:
    """Whether beat passed lately; a mark in the future is of a clock that ran ahead."""
    return beat is not None and abs(now - beat.last_at) < BEAT_IS_STALE_AFTER


def next_sweep(now: datetime) -> datetime | None:
    """When the next daily job falls due, in local time; None when nothing is planned daily."""
    local = timezone.localtime(now)
    moments = [
        datetime.combine(day, entry.at, tzinfo=local.tzinfo)
        for entry in daily()
        for day in (local.date(), local.date() + timedelta(days=1))
    ]
    return min((moment for moment in moments if moment > local), default=None)


def health(now: datetime) -> dict[str, object]:
    """Whether database, queue and beat are well; no versions, no names.

    out: {"ok": bool, "database": "ok"|"away", "queue": {...}, "beat": {...}}
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        unfinished = Job.objects.filter(finished_at__isnull=True)
        oldest = unfinished.order_by("created_at").values_list("created_at", flat=True).first()
        failing = unfinished.exclude(last_error="").count()
        beat = Beat.objects.first()
        waiting = stuck(now)
    except Exception:
        log.exception("The database is away")
        return {"ok": False, "database": "away"}
    fresh = is_fresh(beat, now)
    following = next_sweep(now)
    return {
        "ok": bool(fresh and not failing and not any(waiting.values())),
        "database": "ok",
        "queue": {
            "unfinished": unfinished.count(),
            "failing": failing,
            "oldest": oldest.isoformat() if oldest else None,
            "stuck": waiting,
        },
        "beat": {
            "fresh": bool(fresh),
            "last": beat.last_at.isoformat() if beat else None,
            "next": following.isoformat() if following else None,
        },
    }


def clock_line() -> str:
    """One line for the footer: when the clock last ran and when it runs next. One query."""
    now = timezone.now()
    sweep = Job.objects.filter(kind="outbox.sweep", finished_at__isnull=False)
    swept = Subquery(sweep.order_by("-finished_at").values("finished_at")[:1])
    beat = Beat.objects.annotate(swept_at=swept).first()
    if not beat or not is_fresh(beat, now):
        return "The clock has stopped: reminders do not go out. Ring the partnership service."
    last, following = beat.swept_at, next_sweep(now)
    ran = f"Clock last ran {_moment(last, now)}" if last else "Clock has not run yet"
    return f"{ran}, next {_moment(following, now)}" if following else ran


def _moment(at: datetime, now: datetime) -> str:
    local, today = timezone.localtime(at), timezone.localdate(now)
    return f"{_day(local.date(), today)} at {local:%H:%M}"


def _day(day: date, today: date) -> str:
    return "today" if day == today else f"{day.day} {day:%B}"
