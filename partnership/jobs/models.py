"""Jobs as rows, and the mark that beat leaves: what is not here is not promised."""

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """One piece of work, named by its kind and a key that makes it unrepeatable (often a date).

    A worker takes it by a lease; if the worker is killed the lease runs out and beat hands the
    row out again. It is done when `finished_at` is set, and only then.
    """

    no_history = "derived: planned from the timetable, finished once"

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_job_a_key")]
        indexes = [
            models.Index(
                fields=["leased_until"], name="jobs_open", condition=Q(finished_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Beat(models.Model):
    """When beat last passed: one row. The footer and /healthz say so, loudly when it is stale."""

    no_history = "a heartbeat"

    last_at = models.DateTimeField()
    passes = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_beat_row")]

    def __str__(self) -> str:
        return f"beat at {self.last_at:%Y-%m-%d %H:%M:%S}"
